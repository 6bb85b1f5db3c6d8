// A mark that is cut by a line's end or by another mark is several elements: all of them light up with the first one.
"use strict";
function light() {
  for (const one of document.querySelectorAll("mark.lit")) one.classList.remove("lit");
  const place = location.hash.slice(1);
  if (!/^[A-Za-z0-9_-]+$/.test(place)) return;
  for (const one of document.getElementsByClassName("of-" + place)) one.classList.add("lit");
}
addEventListener("hashchange", light);
light();
