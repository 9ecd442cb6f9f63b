"use strict";
// Without this script everything is open and every cell is a link; with it, cells open a dialog.
(function () {
  const dialog = document.getElementById("shown");
  const body = document.getElementById("shown-body");
  const head = document.getElementById("shown-h");
  const folded = document.querySelectorAll("details.actor, details.article, #repeats details");

  function target(link) {
    const href = link.getAttribute("href") || "";
    return href.startsWith("#") ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
  }
  function unfold(element) {
    for (let e = element; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") { e.open = true; }
    }
  }
  function show(proof) {
    const copy = proof.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
    const title = copy.querySelector("h3");
    head.textContent = title.firstChild.textContent + title.childNodes[1].textContent.trim();
    const counts = copy.querySelector(".counts");
    title.replaceWith(counts);
    body.replaceChildren(copy);
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  for (const e of folded) { e.open = false; }
  const first = document.querySelector("details.article");
  if (first) { first.open = true; }
  if (location.hash) {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there) { unfold(there); there.scrollIntoView(); }
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    const there = target(link);
    if (!there) { return; }
    if (link.classList.contains("cell") && dialog.showModal) {
      event.preventDefault();
      show(there);
      return;
    }
    if (dialog.open) { dialog.close(); }
    unfold(there);
  });
  // A click beside the dialog closes it, as people expect.
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) { dialog.close(); }
  });
  let before = [];
  window.addEventListener("beforeprint", function () {
    before = Array.from(folded, (e) => e.open);
    for (const e of folded) { e.open = true; }
  });
  window.addEventListener("afterprint", function () {
    folded.forEach((e, n) => { e.open = before[n]; });
  });
})();
