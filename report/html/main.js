// Copying without a permission: what is chosen is copied, as by hand.
function copyText(from, button) {
  const range = document.createRange(), chosen = getSelection();
  range.selectNodeContents(from);
  chosen.removeAllRanges();
  chosen.addRange(range);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false; // it stays chosen
  }
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = done ? "Copied" : "Selected";
  setTimeout(() => { button.textContent = before; }, 1600);
}

document.documentElement.classList.remove("no-js");
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copyText(byId(button.dataset.copy), button);
});

if (byId("grid")) {
  sortBy("date");
  byId("count").tabIndex = -1;
  startFilters();
  startTimeline();
  startDialog();
  grid.start();
  apply();
  followHash();
  addEventListener("DOMContentLoaded", () => { // now with all pictures
    grid.show();
    if (opened >= 0) fillDialog(opened);
  });
}
document.documentElement.dataset.ready = "1";
performance.mark("rollcall-ready");
