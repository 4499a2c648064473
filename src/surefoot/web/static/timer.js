// The balance timer as a pure machine: events in, instructions out, no clock of its own.
// Mirrors surefoot/practice/timer.py line by line; both pass timer_cases.json.

export const SLEEP_GAP_S = 2.0;
const HEAD_TURN_EVERY_S = 4.0;
const WHYS = ["foot_down", "grabbed_on", "foot_rolled", "pain", "dizzy", "interrupted"];

export function newTimer(settings) {
  return {
    settings: { get_ready_s: 5, variation: "plain", ...settings },
    phase: "ready", began_s: 0, last_s: 0, seconds: 0, stopped_by: null,
    touches: 0, heel_raises: 0, seen_by_motion: false, said: [],
  };
}

const say = (...cues) => cues.map((cue) => ({ do: "say", cue }));
const only = (word) => ({ do: word, cue: "" });

// Take one event {kind, at_s, word}; give [timer, instructions].
export function step(timer, event) {
  if (timer.phase === "ready") return event.kind === "start" ? begin(timer, event) : [timer, []];
  if (timer.phase === "asking") return event.kind === "why" ? answer(timer, event) : [timer, []];
  if (timer.phase === "done") return [timer, []];
  const slept = event.at_s - timer.last_s > SLEEP_GAP_S || event.at_s < timer.last_s;
  if (event.kind === "hidden" || slept) return interrupt(timer);
  return timer.phase === "counting" ? count(timer, event) : hold(timer, event);
}

function begin(timer, event) {
  return [{ ...timer, phase: "counting", began_s: event.at_s, last_s: event.at_s }, say("get_ready")];
}

function interrupt(timer) {
  if (timer.phase === "counting") return [{ ...timer, phase: "ready" }, [only("again")]];
  const kept = Math.max(0, timer.last_s - timer.began_s);
  return [{ ...timer, phase: "done", seconds: kept, stopped_by: "interrupted" },
    [...say("interrupted"), only("keep")]];
}

function newCues(timer, due) {
  const fresh = due.filter((cue) => !timer.said.includes(cue));
  return [{ ...timer, said: [...timer.said, ...fresh] }, say(...fresh.map((cue) => cue.split("@")[0]))];
}

function count(timer, event) {
  if (event.kind === "stop" || event.kind === "foot_down") {
    return [{ ...timer, phase: "ready" }, [...say("cancelled"), only("again")]];
  }
  const ends_s = timer.began_s + timer.settings.get_ready_s;
  const left_s = ends_s - event.at_s;
  const due = [5, 4, 3, 2, 1].filter((k) => k - 1 < left_s && left_s <= k).map(String);
  const [counted, cues] = newCues({ ...timer, last_s: event.at_s }, due);
  if (left_s > 0) return [counted, cues];
  // The hold begins when the count ended, not when the clock next looked.
  return [{ ...counted, phase: "holding", began_s: ends_s, last_s: event.at_s, said: [] },
    [...cues, ...say("start")]];
}

function hold(timer, event) {
  const held_s = event.at_s - timer.began_s;
  const goal_s = timer.settings.goal_s;
  if (held_s >= goal_s) {
    return [{ ...timer, phase: "done", last_s: event.at_s, seconds: goal_s, stopped_by: "reached_goal" },
      [...say("stop_foot_down"), only("keep")]];
  }
  if (event.kind === "stop" || event.kind === "foot_down") {
    return [{ ...timer, phase: "asking", last_s: event.at_s, seconds: held_s,
      seen_by_motion: event.kind === "foot_down" }, [...say("stopped"), only("ask_why")]];
  }
  let now = timer;
  if (event.kind === "touch") now = { ...now, touches: now.touches + 1 };
  if (event.kind === "heel_raise") {
    const raised = now.heel_raises + 1;
    return [{ ...now, heel_raises: raised, last_s: event.at_s }, say(String(raised))];
  }
  const due = [];
  for (let k = 10; k < goal_s; k += 10) if (k <= held_s && held_s < k + 1) due.push(String(k));
  if (timer.settings.variation === "head_turns") {
    const turn = Math.floor(held_s / HEAD_TURN_EVERY_S);
    if (turn > 0) due.push(`${turn % 2 ? "look_left" : "look_right"}@${turn}`);
  }
  return newCues({ ...now, last_s: event.at_s }, due);
}

function answer(timer, event) {
  if (!WHYS.includes(event.word)) return [timer, [only("ask_why")]];
  const done = { ...timer, phase: "done", stopped_by: event.word };
  if (event.word === "pain" || event.word === "dizzy") {
    return [done, [...say("sit_down"), only("keep"), only("help")]];
  }
  return [done, [only("keep")]];
}
