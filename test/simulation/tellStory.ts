import type { Outcome } from './simulate';
import type { Step } from './script';
import type { Violation } from './rules';

/** What happened in a run, in the order of time, for a person to read. */
export function tellStory(outcome: Outcome, violations: readonly Violation[]): string {
  const { script, delivered, shown, deaths, telemetry, erasures } = outcome;
  const start = Math.min(
    ...delivered.map(({ sentAt }) => sentAt),
    ...telemetry.map(({ at }) => at),
    ...erasures.map(({ at }) => at),
  );
  const nameOf = (eventId: string) => eventId.replace(/^01K0*/, '').toLowerCase();
  const lines: { at: number; text: string }[] = [
    ...delivered.flatMap(({ eventId, step, sentAt, ackedAt }) => [
      { at: sentAt, text: `LINE sends ${nameOf(eventId)}: ${describe(step)}` },
      ...(ackedAt === undefined
        ? [{ at: sentAt, text: `${nameOf(eventId)} is never answered with 200` }]
        : [{ at: ackedAt, text: `200 for ${nameOf(eventId)}` }]),
    ]),
    ...shown.map(({ at, via, eventId, messages }) => ({
      at,
      text: `LINE shows a ${via} to ${nameOf(eventId)}: ${JSON.stringify(messages).slice(0, 90)}`,
    })),
    ...deaths.map(({ at, instance }) => ({ at, text: `${instance} dies` })),
    ...erasures.flatMap(({ at, user, doneAt }) => [
      { at, text: `the operator forgets ${user.slice(-4)}` },
      ...(doneAt === undefined ? [] : [{ at: doneAt, text: `${user.slice(-4)} is forgotten` }]),
    ]),
    ...telemetry
      .filter(({ event }) => /^(event|reply|chat|user|retention|webhook\.refused)/.test(event.name))
      .map(({ at, instance, event }) => ({
        at,
        text: `${instance}: ${event.name} ${JSON.stringify(event.fields)}`,
      })),
  ];
  const told = lines
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => `${String(at - start).padStart(9)} ms  ${text}`);
  const { steps, ...settings } = script;
  return [
    `settings: ${JSON.stringify(settings)}`,
    ...steps.map((step) => `script: ${JSON.stringify(step)}`),
    ...told,
    ...violations.map(({ rule, what }) => `BROKEN: ${rule}: ${what}`),
  ].join('\n');
}

function describe(step: Step): string {
  switch (step.do) {
    case 'say':
      return `user ${step.user} says ${step.text} (${step.chat})`;
    case 'picture':
      return `user ${step.user} sends a picture`;
    case 'edit':
    case 'unsend':
      return `${step.do} of ${step.of}`;
    case 'tap':
      return `user ${step.user} taps`;
    case 'forget':
      return `user ${step.user} taps "forget me"`;
    default:
      return step.do;
  }
}
