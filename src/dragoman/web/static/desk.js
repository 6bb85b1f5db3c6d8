// Keys for those who go through lists; every page works without them.
//   j, k   the next and the previous entry      /   the field to search in
"use strict";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "j" || event.key === "k") {
    const steps = [...document.querySelectorAll("[data-walk] [data-step]")];
    const at = steps.indexOf(document.activeElement);
    const next = steps[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (next) next.focus();
  } else if (event.key === "/") {
    const field = document.querySelector("main input[type=search]");
    if (!field) return;
    const hidden = field.closest("details");
    if (hidden) hidden.open = true;
    field.focus();
    event.preventDefault();
  }
});
