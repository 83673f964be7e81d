// Shows the print button only where it works.
const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  document.querySelector(".no-script")?.remove();
}
