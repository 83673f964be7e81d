// Turns the plain fields of a lock into its object. Every field stays what is sent.

function dial(box, drums, place) {
  const drum = box.querySelector(".drum");
  const select = drum.querySelector("select");
  select.hidden = true;
  drum.tabIndex = 0;
  drum.setAttribute("role", "spinbutton");
  drum.setAttribute("aria-label", drum.dataset.label);
  drum.setAttribute("aria-valuemin", "0");
  drum.setAttribute("aria-valuemax", "9");
  const [above, figure, below] = ["i", "b", "i"].map((name) => drum.appendChild(document.createElement(name)));

  function show() {
    const now = select.selectedIndex;
    above.textContent = (now + 9) % 10;
    figure.textContent = now;
    below.textContent = (now + 1) % 10;
    drum.setAttribute("aria-valuenow", now);
  }
  function turn(by) {
    select.selectedIndex = (select.selectedIndex + by + 10) % 10;
    show();
  }
  for (const [name, by] of [["up", 1], ["down", -1]]) {
    const button = box.querySelector(`.${name}`);
    button.hidden = false;
    button.addEventListener("click", () => turn(by));
  }
  drum.addEventListener("keydown", (event) => {
    const turns = { ArrowUp: 1, ArrowDown: -1 };
    const steps = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key in turns) {
      turn(turns[event.key]);
    } else if (event.key in steps) {
      drums[place + steps[event.key]]?.focus();
    } else if (/^[0-9]$/.test(event.key)) {
      select.selectedIndex = Number(event.key);
      show();
      drums[place + 1]?.focus();
    } else if (event.key === "Home" || event.key === "End") {
      select.selectedIndex = event.key === "Home" ? 0 : 9;
      show();
    } else if (event.key === "Enter") {
      document.getElementById("pull").click();
    } else {
      return;
    }
    event.preventDefault();
  });
  show();
}

function turnbook(book) {
  const form = book.closest("form");
  const field = form.querySelector("[name=entry]");
  const [left, right] = book.querySelectorAll(".leaf");

  function show() {
    const page = parseInt(field.value, 10) || 0;
    const even = page - (page % 2);
    left.querySelector("b").textContent = even || "";
    right.querySelector("b").textContent = page ? even + 1 : "";
    left.classList.toggle("chosen", page > 0 && page === even);
    right.classList.toggle("chosen", page > 0 && page !== even);
  }
  for (const button of form.querySelectorAll("[data-turn]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const page = (parseInt(field.value, 10) || 0) + Number(button.dataset.turn);
      field.value = Math.min(Math.max(page, 1), 999);
      show();
    });
  }
  left.addEventListener("click", () => { field.value = left.textContent.trim() || field.value; show(); });
  right.addEventListener("click", () => { field.value = right.textContent.trim() || field.value; show(); });
  field.addEventListener("input", show);
  show();
}

function holes(list) {
  const field = list.closest("form").querySelector("[name=entry]");
  const show = () => {
    const letters = field.value.replace(/\s/g, "").length;
    Array.from(list.children, (hole, place) => hole.classList.toggle("in", place < letters));
  };
  field.addEventListener("input", show);
  show();
}

function dress(root) {
  for (const row of root.querySelectorAll("form .dials")) {
    const drums = Array.from(row.querySelectorAll(".drum"));
    if (drums[0].hasAttribute("role")) continue;
    row.querySelectorAll(".dial").forEach((box, place) => dial(box, drums, place));
  }
  root.querySelectorAll("form [data-turnbook]").forEach(turnbook);
  root.querySelectorAll("form [data-holes]").forEach(holes);
}

document.addEventListener("htmx:load", (event) => dress(event.detail.elt));
if (!window.htmx) dress(document);
