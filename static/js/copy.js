// Puts a Copy button after each field that is marked data-copy.
// execCommand, because navigator.clipboard is missing on plain http, which is how it is at home.
for (const field of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = "Copy";
  button.addEventListener("click", () => {
    field.select();
    button.textContent = document.execCommand("copy") ? "Copied" : "Press Ctrl and C";
    document.querySelector("#announcer").textContent = button.textContent;
  });
  field.after(button);
}
