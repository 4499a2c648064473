// A whole test by its protocol as a pure machine: legs in turn, clock, rests. No clock of its own.
// Mirrors surefoot/practice/trials.py line by line; both pass trials_cases.json.
import { SLEEP_GAP_S } from './timer.js';

const GET_READY_S = 5;
const WARNED_S = 10;
const OWN_WAY = { one_leg: 'hold', angle: 'angle', look: 'look' };
const WHERE = { each_in_front: '_in_front', other_first: '_leg' };

// `test` is {id, kind, legs, goal_s, fixed_s, longest_s, timed_distance_m, marks}; turns are {leg, rest_before_s}.
export function newRun(test, turns) {
  return { test, turns, at: 0, phase: 'waiting', began_s: 0, last_s: 0, rested_from_s: 0, tries: [], said: [], ended_by: '' };
}

export const turnOf = (run) => run.turns[Math.min(run.at, run.turns.length - 1)];
export const ownWay = (run) => OWN_WAY[run.test.id] || OWN_WAY[run.test.kind] || '';
const say = (...cues) => cues.map((cue) => ({ do: 'say', cue }));
const only = (word) => ({ do: word, cue: '' });

// Take one event {kind, at_s, value, at_least, word}; give [run, orders].
export function step(before, event) {
  if (before.phase === 'done') return [before, []];
  if (event.kind === 'hurts') {
    const ended = { ...before, phase: 'done', ended_by: event.word === 'pain' ? 'pain' : 'dizzy' };
    return [ended, [...say('sit_down'), ...kept(before), only('help')]];
  }
  if (event.kind === 'finish') return finish(before);
  if (before.phase === 'waiting' || before.phase === 'asking') return wait(before, event);
  const slept = event.at_s - before.last_s > SLEEP_GAP_S || event.at_s < before.last_s;
  const run = { ...before, last_s: Math.max(before.last_s, event.at_s) };
  if (slept || event.kind === 'hidden') return interrupt(run);
  if (run.phase === 'resting') return rest(run, event);
  return run.phase === 'counting' ? count(run, event) : time(run, event);
}

const kept = (run) => (run.tries.length ? [only('keep')] : []);

function finish(run) {
  return [{ ...run, phase: 'done', ended_by: 'finished' }, [...say('well_done_rest'), ...kept(run)]];
}

function wait(run, event) {
  if (event.kind === 'start' && run.phase === 'waiting') return call(run, event.at_s);
  return event.kind === 'result' ? take(run, event) : [run, []];
}

// Name the leg and begin the count, or hand the try over.
function call(run, at_s) {
  const { leg } = turnOf(run);
  const named = leg === 'both' ? [] : say(`${leg}${WHERE[run.test.legs] || ''}`);
  const called = { ...run, began_s: at_s, last_s: at_s, rested_from_s: at_s, said: [] };
  const way = ownWay(run);
  if (way) return [{ ...called, phase: 'asking' }, [...named, only(way)]];
  return [{ ...called, phase: 'counting' }, [...named, ...say('get_ready')]];
}

function interrupt(run) {
  const waiting = { ...run, phase: 'waiting' };
  const running = run.phase === 'running' || run.phase === 'walking_in';
  return [waiting, say(running ? 'not_counted' : 'paused')];
}

function cues(run, due) {
  const fresh = due.filter((cue) => !run.said.includes(cue));
  return [{ ...run, said: [...run.said, ...fresh] }, say(...fresh)];
}

function rest(run, event) {
  const whole_s = turnOf(run).rest_before_s;
  const left_s = run.rested_from_s + whole_s - event.at_s;
  if (event.kind === 'start' || left_s <= 0) return call(run, event.at_s);
  if (event.kind === 'stop') return [{ ...run, phase: 'waiting' }, say('paused')];
  return cues(run, left_s <= WARNED_S && WARNED_S < whole_s ? ['ten_left'] : []);
}

function count(run, event) {
  if (event.kind === 'stop') return [{ ...run, phase: 'waiting' }, say('cancelled')];
  const starts_s = run.began_s + GET_READY_S;
  const left_s = starts_s - event.at_s;
  const [counted, said] = cues(run, [5, 4, 3, 2, 1].filter((k) => k - 1 < left_s && left_s <= k).map(String));
  if (left_s > 0) return [counted, said];
  // The clock of a walk with a lead-in starts at its first mark, not at "start".
  const phase = run.test.timed_distance_m ? 'walking_in' : 'running';
  return [{ ...counted, phase, began_s: starts_s, said: [] }, [...said, ...say('start')]];
}

function time(run, event) {
  const { test } = run;
  if (run.phase === 'walking_in' && event.kind === 'stop') {
    return [{ ...run, phase: 'running', began_s: event.at_s }, say('clock_runs')];
  }
  const passed_s = event.at_s - run.began_s;
  const longest_s = test.fixed_s || test.goal_s || test.longest_s || 600;
  if (passed_s >= longest_s) return timeIsUp(run, longest_s);
  if (event.kind === 'stop') {
    if (test.fixed_s) return [{ ...run, phase: 'waiting' }, say('not_counted')];
    return take(run, { ...event, value: passed_s }, say('stopped'));
  }
  return cues(run, test.marks.filter(([mark_s]) => mark_s <= passed_s && passed_s < mark_s + 1).map(([, cue]) => cue));
}

function timeIsUp(run, longest_s) {
  const ended_s = run.began_s + longest_s;
  if (run.test.fixed_s) return [{ ...run, phase: 'asking', rested_from_s: ended_s }, [...say('stopped'), only('ask')]];
  if (run.test.goal_s && run.phase === 'running') {
    return take(run, { at_s: ended_s, value: longest_s, at_least: true }, say('stop_foot_down'));
  }
  return [{ ...run, phase: 'waiting' }, say('not_counted')];
}

// Write a try down and rest, or end; a void one is tried again when she is ready.
function take(before, event, said = []) {
  if (event.value === null || event.value === undefined) {
    return [{ ...before, phase: 'waiting' }, [...said, ...say('not_counted')]];
  }
  const done = { leg: turnOf(before).leg, value: event.value, at_least: Boolean(event.at_least) };
  const rested_from_s = before.test.fixed_s ? before.rested_from_s : event.at_s;
  const run = { ...before, at: before.at + 1, tries: [...before.tries, done], phase: 'resting', said: [], last_s: event.at_s, rested_from_s };
  if (run.at >= run.turns.length) {
    const [ended, orders] = finish(run);
    return [ended, [...said, ...orders]];
  }
  return [run, [...said, ...say('rest')]];
}
