// Makes pages quicker where JavaScript runs; every page does its work without it.

// The verdict of the rules while a form is being filled.
for (const form of document.querySelectorAll("form[data-verdict-url]")) {
  const region = form.querySelector("[data-verdict]");
  if (!region) continue;
  region.setAttribute("aria-live", "polite");
  let timer = 0;
  let running;
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    region.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.verdictUrl, {
        method: "POST",
        body: new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")),
        headers: { Accept: "text/html" },
        signal: running.signal,
      });
      // A session that has ended answers with the sign-in page: the form says so when it is sent.
      if (answer.ok && !answer.redirected) region.innerHTML = await answer.text();
      region.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") region.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });
}

// Arrow keys in a grid of half-days.
for (const grid of document.querySelectorAll("table[data-grid]")) {
  const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  grid.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    const cell = event.target.closest("td");
    // In a list the arrows up and down choose a value.
    if (!move || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches("select, input[type=radio]") && move[0] !== 0) return;
    let row = cell.parentElement.rowIndex + move[0];
    let column = cell.cellIndex + move[1];
    let next = grid.rows[row]?.cells[column];
    while (next) {
      const target = next.querySelector("a, button, input, select");
      if (target) {
        event.preventDefault();
        target.focus();
        return;
      }
      row += move[0];
      column += move[1];
      next = grid.rows[row]?.cells[column];
    }
  });
}

// The look of a half-day follows what is chosen for it.
document.addEventListener("change", (event) => {
  const look = event.target.selectedOptions?.[0]?.dataset.look;
  const cell = look && event.target.closest(".cell");
  if (cell) cell.className = `cell ${look}${cell.classList.contains("today") ? " today" : ""}`;
});
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("reset", () =>
    setTimeout(() => {
      for (const list of form.querySelectorAll("select")) list.dispatchEvent(new Event("change", { bubbles: true }));
      form.dispatchEvent(new Event("input"));
    }),
  );
}

// A file dropped anywhere on its zone.
for (const zone of document.querySelectorAll(".drop")) {
  const input = zone.querySelector("input[type=file]");
  if (!input) continue;
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
}

// A document has its button to print.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The mistakes of a form are read first.
document.getElementById("erreurs")?.focus();

// A second click does not send a form twice; the server would know it anyway.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  else if (event.target.method === "post" && !("download" in event.target.dataset)) event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// What goes on by itself: the page looks again until there is something new to say.
const followed = document.querySelector("[data-follow]");
if (followed) setTimeout(() => location.replace(followed.dataset.follow), 2000);
