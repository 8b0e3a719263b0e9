// The theme of the Airflow around the desk, before anything is painted; without one, that of the system.
(() => {
  const root = document.documentElement;
  const read = () => {
    try {
      const around = window.parent !== window && window.parent.document.documentElement;
      for (const element of around ? [around] : []) {
        if (element.classList.contains("dark") || element.dataset.theme === "dark") return "dark";
        if (element.classList.contains("light") || element.dataset.theme === "light") return "light";
      }
    } catch { /* another origin's frame: its theme is its own */ }
    try {
      const kept = window.localStorage.getItem("theme");
      return kept === "dark" || kept === "light" ? kept : "";
    } catch {
      return "";
    }
  };
  const apply = () => {
    const theme = read();
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply();
  window.addEventListener("storage", (event) => event.key === "theme" && apply());
  try {
    if (window.parent !== window) {
      root.dataset.framed = "";
      new MutationObserver(apply).observe(window.parent.document.documentElement, { attributes: true });
    }
  } catch { /* as above */ }
})();
