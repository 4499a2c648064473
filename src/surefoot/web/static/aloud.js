// Reads the page aloud with the device's own voice. Starts on a press, never by itself.
export function readAloud() {
  const bar = document.querySelector('#aloud');
  if (!bar) return;
  bar.hidden = false;
  const start = bar.querySelector('[data-say-start]');
  const stop = bar.querySelector('[data-say-stop]');
  const trouble = bar.querySelector('[data-say-trouble]');
  const synth = window.speechSynthesis;
  const speaking = (on) => { stop.hidden = !on; };
  start.addEventListener('click', () => {
    trouble.textContent = '';
    if (!synth || synth.getVoices().length === 0) { trouble.textContent = trouble.dataset.none; return; }
    synth.cancel();
    const lines = sentences(document.querySelector('main'), bar);
    const language = document.documentElement.lang;
    const voice = synth.getVoices().find((v) => v.localService && v.lang.startsWith(language.slice(0, 2)));
    for (const [n, line] of lines.entries()) {
      const say = new SpeechSynthesisUtterance(line);
      say.lang = language;
      if (voice) say.voice = voice;
      if (n === lines.length - 1) say.onend = () => speaking(false);
      say.onerror = (e) => { if (e.error !== 'canceled' && e.error !== 'interrupted') trouble.textContent = trouble.dataset.none; speaking(false); };
      synth.speak(say);
    }
    speaking(true);
  });
  stop.addEventListener('click', () => { synth.cancel(); speaking(false); start.focus(); });
  window.addEventListener('pagehide', () => synth && synth.cancel());
}

export function sentences(main, except) {
  const wanted = main.querySelectorAll('h1, h2, h3, p, li, legend, label, blockquote, dt, dd, button, .button, .door');
  const lines = [];
  for (const part of wanted) {
    if (except && except.contains(part)) continue;
    if (part.closest('[hidden], details:not([open]) > :not(summary)')) continue;
    if (part.querySelector('p, li, button, .button')) continue;
    const text = part.innerText.trim().replace(/\s+/g, ' ');
    if (text && lines[lines.length - 1] !== text) lines.push(text);
  }
  return lines;
}
