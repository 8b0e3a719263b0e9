// What the pages of the desk do in the browser: everything works without it but copying and going on by itself.
(() => {
  const say = (text) => { document.getElementById("said").textContent = text; };

  // Links out of the desk, into the Airflow around it: a sandboxed frame may not lead its parent elsewhere,
  // but a link of the parent's own may.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-out]");
    if (!link || window.parent === window || event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      const outer = window.parent.document.createElement("a");
      outer.href = link.href;
      window.parent.document.body.append(outer);
      event.preventDefault();
      outer.click();
      outer.remove();
    } catch { /* another origin's frame: the link stays one of this page */ }
  });

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.dataset.all) {
      for (const one of document.querySelectorAll(`input[name="${box.dataset.all}"]`)) one.checked = box.checked;
    }
    if (box.dataset.hide) {
      document.body.classList.toggle(`hide-${box.dataset.hide}`, !box.checked);
    }
  });

  // A form is sent once, and what cannot be taken back at once is asked about.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    const question = event.submitter?.dataset.ask;
    if (form.dataset.sent || (question && !window.confirm(question))) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    say("Sending");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
      button.textContent = "Copied";
    } catch {
      window.getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      say("Press Control and C to copy");
    }
  });

  // Parts that move are read again, while they are looked at.
  const live = document.querySelector("[data-live]");
  if (live) {
    const again = async () => {
      if (!document.hidden && !document.activeElement?.closest("form")) {
        try {
          const answer = await fetch(window.location.href, { headers: { accept: "text/html" } });
          if (answer.ok) {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const now = document.getElementById("main");
            const place = window.scrollY;
            now.replaceWith(document.adoptNode(page.getElementById("main")));
            window.scrollTo(0, place);
          }
        } catch { /* the next time, perhaps */ }
      }
      const next = document.querySelector("[data-live]");
      if (next) window.setTimeout(again, 1000 * Number(next.dataset.live || 5));
    };
    window.setTimeout(again, 1000 * Number(live.dataset.live || 5));
  }
})();
