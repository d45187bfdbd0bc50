// Makes pages smoother; without this file everything still works. Stores nothing but the theme cookie.
"use strict";

// Theme: switch at once; the cookie is the one the server would set.
document.addEventListener("submit", (event) => {
  const choice = event.submitter;
  if (!event.target.matches(".theme") || !choice) return;
  event.preventDefault();
  const kern = { hell: "light", dunkel: "dark" }[choice.value];
  const root = document.documentElement;
  if (kern) root.setAttribute("data-kern-theme", kern);
  else root.removeAttribute("data-kern-theme");
  document.querySelector("meta[name=color-scheme]").content = kern || "light dark";
  for (const button of document.querySelectorAll(".theme button")) {
    button.setAttribute("aria-pressed", String(button.value === choice.value));
  }
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `darstellung=${choice.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
});

// Session: a question two minutes before the end; any answer of the server says how long it lasts from now. Where the
// server lets it last no longer, the question becomes a warning.
const lifetime = Number(document.body.dataset.sessionExpires);
const question = document.getElementById("sitzung");
if (lifetime && question) {
  const ahead = Math.min(120, lifetime / 2);
  const left = question.querySelector("[data-session-left]");
  let ends;
  let clock;

  const tick = () => {
    const seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
    if (seconds > ahead) return;
    left.textContent = seconds > 60 ? `in ${Math.ceil(seconds / 60)} Minuten` : seconds > 0 ? "in weniger als einer Minute" : "jetzt";
    if (!question.open) question.showModal();
    if (seconds === 0) clearInterval(clock);
  };
  const start = (seconds) => {
    clearInterval(clock);
    ends = Date.now() + seconds * 1000;
    clock = setInterval(tick, 5000);
    if (question.open) question.close();
  };
  const warn = () => {
    for (const part of question.querySelectorAll("[data-session-more]")) part.hidden = true;
    for (const part of question.querySelectorAll("[data-session-last]")) part.hidden = false;
    question.querySelector("button[data-session-last]").focus();
  };
  const from = (answer) => Number(answer ?? lifetime);

  question.querySelector("[data-session-close]").addEventListener("click", () => {
    clearInterval(clock);
    question.close();
  });

  question.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok && !answer.redirected) {
        const seconds = from(answer.headers.get("x-session-seconds"));
        return seconds > ahead ? start(seconds) : warn();
      }
    } catch {
      // No connection: the plain form below shows what the browser has to say.
    }
    form.submit();
  });
  document.addEventListener("htmx:afterOnLoad", (event) => start(from(event.detail.xhr.getResponseHeader("x-session-seconds"))));
  start(lifetime);
}

// Errors and conflicts take the focus, on a new page and after htmx put them in.
const focusFirstProblem = (place) => {
  const problem = place.querySelector(".error-summary, .conflict");
  if (problem) problem.focus();
};
focusFirstProblem(document);
document.addEventListener("htmx:afterSettle", (event) => focusFirstProblem(event.target));

// Where the tabs do not fit, the one that is shown is the one to begin with.
for (const tab of document.querySelectorAll(".tabs a[aria-current]")) {
  const row = tab.closest("ul");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// Links of the error summary lead to the control itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".error-summary a");
  const control = link && document.getElementById(link.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
});

// Leaving a form with unsaved text asks first; the browser words the question.
const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-unsaved]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

// Copying needs this script, so its buttons are hidden until now.
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  announce("Kopiert.");
});

// Narrows a table that is wholly on the page while one types.
document.addEventListener("input", (event) => {
  const table = document.getElementById(event.target.dataset.filterFor);
  if (!table) return;
  const words = event.target.value.toLocaleLowerCase("de");
  for (const row of table.tBodies[0].rows) {
    row.hidden = !row.textContent.toLocaleLowerCase("de").includes(words);
  }
});

// A field to sign in: strokes become a path in a hidden input. Without this script one signs on paper.
for (const place of document.querySelectorAll("[data-signing]")) {
  const form = place.closest("form");
  const field = place.querySelector("canvas");
  const kept = form.elements[field.dataset.signingField];
  const pen = field.getContext("2d");
  let path = "";
  let draws = false;

  const point = (event) => {
    const box = field.getBoundingClientRect();
    const along = (from, length, size) => Math.max(0, Math.min(size, Math.round((from / length) * size)));
    return [along(event.clientX - box.left, box.width, field.width), along(event.clientY - box.top, box.height, field.height)];
  };
  const clear = () => {
    pen.clearRect(0, 0, field.width, field.height);
    path = kept.value = "";
  };
  field.addEventListener("pointerdown", (event) => {
    const [x, y] = point(event);
    draws = true;
    field.setPointerCapture(event.pointerId);
    path += `M${x} ${y}`;
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#1a1a1a";
    pen.beginPath();
    pen.moveTo(x, y);
  });
  field.addEventListener("pointermove", (event) => {
    if (!draws) return;
    const [x, y] = point(event);
    path += `L${x} ${y}`;
    pen.lineTo(x, y);
    pen.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    field.addEventListener(end, () => {
      draws = false;
      kept.value = path;
    });
  }
  place.querySelector("[data-signing-clear]").addEventListener("click", clear);
  const show = () => { place.hidden = form.elements.form.value !== "screen"; };
  form.addEventListener("change", show);
  show();
}

function announce(sentence) {
  const place = document.getElementById("meldungen");
  if (!place) return;
  const box = document.createElement("div");
  box.className = "message message--success";
  const text = document.createElement("p");
  text.textContent = sentence;
  box.append(text);
  place.replaceChildren(box);
}
