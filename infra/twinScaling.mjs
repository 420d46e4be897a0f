/*
 * What Flex Consumption's scaler makes of delayed twins: instances and monthly price, by where their function runs. Prints
 * the table of docs/decisions/0015-twins-in-the-bulk-app.md: `node infra/twinScaling.mjs`.
 */

/** Seconds that a twin lies hidden (`twinDelayMs` in `shared/inbox/twinSchedule.ts`). */
const delaySeconds = 15;
/** Webhook instances that are always ready; each has one message of twins under way, and groups what arrives meanwhile. */
const webhookInstances = 2;
/** Seconds that storing a message takes: assumed, a usual time within one region. */
const putSeconds = 0.01;
const memoryGb = 2;
/** 730 hours. */
const secondsPerMonth = 2_628_000;
/** A lone execution is billed as one second. @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing */
const leastBilledSeconds = 1;
/** Euro, West Europe, April 2025. On demand, $0.000026 and $0.40 in the East US (May 2025) are the same prices. */
const price = {
  baselineGbSecond: 0.0000038,
  alwaysReadyGbSecond: 0.0000149,
  onDemandGbSecond: 0.000025,
  execution: 0.371 / 1e6,
};

/** `perInstance`: batchSize + newBatchThreshold. One instance of the function is always ready. */
const places = [
  { name: 'interactive app, 4 + 4', perInstance: 8, max: 60 },
  { name: 'bulk app, 16 + 8', perInstance: 24, max: 20 },
  { name: 'bulk app, 32 + 224', perInstance: 256, max: 20 },
  { name: 'third app, 32 + 224', perInstance: 256, max: 4 },
];

const rows = [1, 10, 100].flatMap((webhooks) => places.map((place) => rowOf(webhooks, place)));
const head = [
  '| Webhooks/s | Twin messages/s | Hidden | Where, batch + threshold | Instances asked for | Running | Euro a month |',
  '| ---: | ---: | ---: | --- | ---: | ---: | ---: |',
];
process.stdout.write(`${[...head, ...rows].join('\n')}\n`);

function rowOf(webhooks, { name, perInstance, max }) {
  const each = webhooks / webhookInstances;
  const messages = (webhookInstances * each) / (1 + each * putSeconds);
  const hidden = messages * delaySeconds;
  // QueueTargetScaler.cs: ceil(length / concurrency), the length being the approximate count, hidden messages included.
  const asked = Math.ceil(hidden / perInstance);
  const running = Math.min(asked, max);
  const cells = [
    webhooks,
    messages.toFixed(1),
    Math.round(hidden),
    name,
    asked,
    running,
    Math.round(monthly(messages, running)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function monthly(messages, running) {
  const perSecond = messages / running;
  /** Share of the time that an instance is billed as active: a message that comes in a billed second adds none. */
  const active = (perSecond * leastBilledSeconds) / (1 + perSecond * leastBilledSeconds);
  const gbSeconds = memoryGb * secondsPerMonth;
  return (
    gbSeconds * price.baselineGbSecond +
    gbSeconds * active * price.alwaysReadyGbSecond +
    gbSeconds * active * price.onDemandGbSecond * (running - 1) +
    messages * secondsPerMonth * price.execution
  );
}
