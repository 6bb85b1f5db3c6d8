// Suggestions below a field while one types; without this script the field is a plain one.
// data-suggest names what may be suggested (actor); empty, anything may be.
"use strict";
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = field.list;
  let asked = "";
  let waiting = 0;
  const ask = async () => {
    const words = field.value.trim();
    if (!list || words === asked || words.length < 2) return;
    asked = words;
    const answer = await fetch("/api/v1/suggest?" + new URLSearchParams({ q: words }));
    if (!answer.ok || words !== asked) return;
    const found = await answer.json();
    const only = field.dataset.suggest;
    list.replaceChildren(...found.filter((one) => !only || one.what === only).map((one) => {
      const option = document.createElement("option");
      // The words typed stay in front: a browser only shows what begins or holds them, whatever the script.
      option.value = one.name;
      option.label = one.name.toLowerCase().includes(words.toLowerCase()) ? "" : words + " → " + one.name;
      return option;
    }));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 120);
  });
}
