import type { FunctionMetadata } from './app/coreContract';
import { HostError } from './hostError';

/** Names that a function and a binding may have. @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Utility.cs */
const FUNCTION_NAME = /^(?!host$)[a-z][a-z0-9_-]{0,127}$/i;
const BINDING_NAME = /^([a-zA-Z][a-zA-Z0-9]{0,127}|\$return)$/;

/** What the host has without any extension. */
const BUILT_IN = ['http', 'httpTrigger', 'timerTrigger', 'manualTrigger', 'warmupTrigger'];

/**
 * What version 4 of the extension bundle adds.
 * @see https://github.com/Azure/azure-functions-extension-bundles/blob/main/src/Microsoft.Azure.Functions.ExtensionBundle/extensions.json
 * @see https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings
 */
const IN_BUNDLE = [
  ...['blob', 'blobTrigger', 'queue', 'queueTrigger', 'table'],
  ...['cosmosDB', 'cosmosDBTrigger', 'eventGrid', 'eventGridTrigger', 'eventHub'],
  ...['eventHubTrigger', 'kafka', 'kafkaTrigger', 'rabbitMQ', 'rabbitMQTrigger', 'sendGrid'],
  ...['serviceBus', 'serviceBusTrigger', 'signalR', 'signalRConnectionInfo', 'signalRTrigger'],
  ...['signalRNegotiation', 'sql', 'sqlTrigger', 'mysql', 'mysqlTrigger', 'twilioSms', 'kusto'],
  ...['webPubSub', 'webPubSubConnection', 'webPubSubContext', 'webPubSubTrigger'],
  ...['activityTrigger', 'durableClient', 'entityTrigger', 'orchestrationTrigger'],
  ...['daprBindingTrigger', 'daprServiceInvocationTrigger', 'daprTopicTrigger'],
  ...['daprBinding', 'daprInvoke', 'daprPublish', 'daprSecret', 'daprState'],
  ...['assistantTrigger', 'mcpToolTrigger'],
];

const lower = (types: readonly string[]): ReadonlySet<string> =>
  new Set(types.map((type) => type.toLowerCase()));
const withoutBundle = lower(BUILT_IN);
const withBundle = lower([...BUILT_IN, ...IN_BUNDLE]);

/**
 * Refuses a function for what the real host refuses before it looks at a single trigger: its name, the names of its
 * bindings, the number of its triggers, and types that no extension brings.
 *
 * @throws HostError in the real host's words
 * @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Host/WorkerFunctionMetadataProvider.cs
 * @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Description/FunctionDescriptorProvider.cs
 */
export function checkBindings(metadata: FunctionMetadata, hasBundle: boolean): void {
  if (!FUNCTION_NAME.test(metadata.name)) {
    throw new HostError(`'${metadata.name}' is not a valid function name.`);
  }
  const bindings = Object.entries(metadata.bindings).map(([name, info]) => ({ name, ...info }));
  for (const { name, type, direction } of bindings) {
    if (!BINDING_NAME.test(name)) {
      throw new HostError(
        `The binding name ${name} is invalid. Please assign a valid name to the binding.`,
      );
    }
    if (name === '$return' && direction !== 'out') {
      throw new HostError(`$return bindings must specify a direction of 'out'.`);
    }
    if (typeof type !== 'string') {
      throw new HostError(`Binding '${name}' is invalid. Bindings must specify a Type.`);
    }
  }
  if (bindings.length === 0) throw new HostError('At least one binding must be declared.');
  const types = bindings.map(({ type }) => String(type));
  const triggers = types.filter((type) => /trigger$/i.test(type)).length;
  if (triggers === 0) {
    throw new HostError(
      'No trigger binding specified. A function must have a trigger input binding.',
    );
  }
  if (triggers > 1) {
    throw new HostError(
      'Multiple trigger bindings defined. A function can only have a single trigger binding.',
    );
  }
  const known = hasBundle ? withBundle : withoutBundle;
  const unknown = [...new Set(types.filter((type) => !known.has(type.toLowerCase())))].join(', ');
  if (unknown === '') return;
  throw new HostError(
    hasBundle
      ? `The binding type(s) '${unknown}' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured`
      : `The binding type(s) '${unknown}' are not registered. Please ensure the type is correct and the binding extension is installed.`,
  );
}
