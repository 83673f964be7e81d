// What a reader has unfolded stays unfolded when its part of the page comes anew.
let open = [];

document.addEventListener("htmx:beforeSwap", (event) => {
  const parts = event.detail.target.querySelectorAll("details[id][open]");
  open = Array.from(parts, (part) => part.id);
});

document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
});
