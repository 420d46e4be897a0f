import type { Script } from './script';

/**
 * Makes a script that fails as small as it can be: steps and troubles are left out, and the rest made simple, as long as
 * `fails` says that it still fails. Tries at most `maxTries` scripts.
 */
export async function shrink(
  script: Script,
  fails: (candidate: Script) => Promise<boolean>,
  maxTries = 400,
): Promise<Script> {
  let best = script;
  let tries = 0;
  for (let progress = true; progress;) {
    progress = false;
    for (const candidate of smaller(best)) {
      if ((tries += 1) > maxTries) return best;
      if (!(await fails(candidate))) continue;
      best = candidate;
      progress = true;
      break;
    }
  }
  return best;
}

function* smaller(script: Script): Generator<Script> {
  const { steps, troubles } = script;
  for (let size = Math.floor(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < steps.length; from += size) {
      yield { ...script, steps: [...steps.slice(0, from), ...steps.slice(from + size)] };
    }
  }
  for (const index of troubles.keys()) {
    yield { ...script, troubles: troubles.filter((_trouble, other) => other !== index) };
  }
  if (script.instances > 1) yield { ...script, instances: 1 };
  if (script.slowModel > 0) yield { ...script, slowModel: 0 };
  if (script.redelivery) yield { ...script, redelivery: false };
  if (script.pushAllowed) yield { ...script, pushAllowed: false };
}
