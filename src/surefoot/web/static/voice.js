// Say a cue: the system's own voice when it is on this device, else our sound file, else a tone.
// Every cue is also a caption. Nothing is ever sent anywhere to be spoken.

export function newVoice({ language, words, places, soundUrl, caption, tones }) {
  let audio = null;
  let buffer = null;
  const local = () => {
    const voices = window.speechSynthesis ? window.speechSynthesis.getVoices() : [];
    return voices.find((v) => v.localService && v.lang.toLowerCase().startsWith(language.slice(0, 2)));
  };

  // Called from a tap: phones let a page make sound only after one.
  async function wake() {
    audio = audio || new AudioContext();
    if (audio.state === "suspended") await audio.resume();
    if (!local() && soundUrl && !buffer) {
      try {
        const answer = await fetch(soundUrl);
        if (answer.ok) buffer = await audio.decodeAudioData(await answer.arrayBuffer());
      } catch { buffer = null; }
    }
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

  function say(cue) {
    caption(words[cue] || cue);
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
