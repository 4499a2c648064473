// A guided session as a pure machine; mirrors surefoot/practice/session.py `step`.
// The script (segments) comes from the server.

export function newSession(segments) {
  return { segments, at: -1, left_s: 0, last_s: 0, paused: false, ended_by: "" };
}

export function repsDone(session) {
  const behind = session.segments.slice(0, Math.max(session.at, 0)).filter((s) => s.rep_no);
  return new Set(behind.map((s) => `${s.side} ${s.set_no} ${s.rep_no}`)).size;
}

// Take one event {kind, at_s, word}; give [session, cues].
export function step(session, event) {
  if (session.ended_by || !session.segments.length) return [session, []];
  if (event.kind === "stop") return stop(session, event.word);
  if (session.at < 0) return event.kind === "start" ? goTo(session, 0, event.at_s, event.at_s) : [session, []];
  if (event.kind === "resume" && session.paused) {
    return [{ ...session, paused: false, last_s: event.at_s }, [session.segments[session.at].cue]];
  }
  if (session.paused) return [session, []];
  const since_s = event.at_s - session.last_s;
  if (event.kind === "pause" || !(since_s >= 0 && since_s <= 2)) return [{ ...session, paused: true }, ["paused"]];
  if (event.kind === "rep" || event.kind === "skip") return goTo(session, session.at + 1, event.at_s, event.at_s);
  const left_s = session.left_s - since_s;
  if (left_s > 1e-9) return [{ ...session, left_s, last_s: event.at_s }, []];
  return goTo(session, session.at + 1, event.at_s + left_s, event.at_s);
}

function goTo(session, at, began_s, now_s) {
  const segment = session.segments[at];
  const moved = { ...session, at, left_s: segment.seconds - (now_s - began_s), last_s: now_s };
  if (segment.kind === "end") moved.ended_by = "finished";
  return [moved, [segment.cue]];
}

function stop(session, word) {
  if (["pain", "dizzy", "breathless"].includes(word)) {
    return [{ ...session, ended_by: word === "pain" ? "pain" : "dizzy" }, ["sit_down", "help"]];
  }
  if (word === "rest_today") return [{ ...session, ended_by: "rest_today" }, ["rest_is_fine"]];
  return [{ ...session, ended_by: "stopped" }, ["stopped"]];
}
