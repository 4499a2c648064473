// Say a cue: the system's own voice when it is on this device, else our sound file, else a tone.
// Every cue is also a caption. Nothing is ever sent anywhere to be spoken.

// Open the voice of a page from its #voice element; `caption` shows the words.
export function openVoice(element, caption) {
  const { language, sound: soundUrl, places: placesUrl } = element.dataset;
  const words = JSON.parse(element.dataset.words);
  const tones = JSON.parse(element.dataset.tones);
  let audio = null;
  let buffer = null;
  let places = {};
  const local = () => {
    const voices = window.speechSynthesis ? window.speechSynthesis.getVoices() : [];
    return voices.find((v) => v.localService && v.lang.toLowerCase().startsWith(language.slice(0, 2)));
  };

  // Some megabytes, so only for a device without a voice of its own. Voices come a moment after the
  // page; then it is fetched while she reads, so that Start does not wait for it.
  let asked = null;
  const files = () => (asked ??= Promise.all([fetch(soundUrl), fetch(placesUrl)])
    .then(async ([sound, where]) => (sound.ok && where.ok ? [await sound.arrayBuffer(), await where.json()] : null))
    .catch(() => null));
  local();
  setTimeout(() => { if (!local()) files(); }, 700);

  // Called from a tap: phones let a page make sound only after one.
  async function wake() {
    audio = audio || new AudioContext();
    if (audio.state === 'suspended') await audio.resume();
    if (local() || buffer) return;
    const ready = files().then(async (found) => {
      if (!found) return;
      const sound = await audio.decodeAudioData(found[0].slice(0));
      [, places] = found;
      buffer = sound;
    }).catch(() => {});
    await Promise.race([ready, new Promise((done) => setTimeout(done, 2500))]);
  }

  function beep(cue) {
    if (!audio) return "none";
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.frequency.value = tones[cue] || tones.mark;
    loud.gain.setValueAtTime(0.6, audio.currentTime);
    loud.gain.linearRampToValueAtTime(0, audio.currentTime + 0.25);
    tone.connect(loud).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
    return "tone";
  }

  // Gives how it was said: voice, file, tone or none; the page notes it for whoever looks.
  function say(cue) {
    caption(words[cue] || cue);
    const how = aloud(cue);
    element.dataset.lastCue = cue;
    element.dataset.lastHow = how;
    return how;
  }

  function aloud(cue) {
    const voice = local();
    if (voice) {
      window.speechSynthesis.cancel();
      const line = new SpeechSynthesisUtterance(words[cue] || cue);
      line.voice = voice;
      line.lang = voice.lang;
      line.volume = 1;
      window.speechSynthesis.speak(line);
      return "voice";
    }
    if (buffer && places[cue]) {
      const [start, end] = places[cue];
      const source = audio.createBufferSource();
      source.buffer = buffer;
      source.connect(audio.destination);
      source.start(0, start, end - start);
      return "file";
    }
    return beep(cue);
  }

  return { wake, say };
}
