// After a swap: the focus goes to the new heading when the screen has changed, stays where it was
// when only a verdict has come; what is marked data-told is told once. When another tablet has sewn
// on, the tape comes alone and says how far the thread is.
const announcer = document.getElementById("announcer");
const title = () => [
  document.querySelector("#book > .book")?.className, // the last page is the finale's page, too
  document.getElementById("title")?.textContent.trim(),
].join(" ");
const sewn = () => document.querySelector("#tape .vh")?.textContent ?? "";
let before = title();
let far = sewn();
let focused = "";

function tell(root) {
  const told = root.querySelectorAll("[data-told]");
  const text = Array.from(told, (part) => part.innerText.trim()).join(" ");
  if (text) announcer.textContent = text;
  else if (root.id === "tape" && sewn() !== far) announcer.textContent = sewn();
  far = sewn();
}

document.addEventListener("htmx:beforeSwap", () => {
  focused = document.activeElement?.id ?? "";
});

document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  if (part === document.body) return;
  const heading = document.getElementById("title");
  const trouble = part.querySelector("#trouble");
  if (trouble) {
    trouble.focus();
  } else if (heading && title() !== before) {
    heading.focus();
  } else if (focused && document.activeElement === document.body) {
    // Whoever has gone on to another field meanwhile stays there.
    // An open lock has no dials any more: the way on takes their place.
    (document.getElementById(focused) ?? document.getElementById("pull"))?.focus();
  }
  before = title();
  tell(part);
});

document.getElementById("trouble")?.focus();
