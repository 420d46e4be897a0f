import type { z } from 'zod';
import { environmentFacts, type VariableFacts } from '../../shared/config/environmentFacts';
import { environmentVariables } from '../../shared/config/environmentVariables';
import { usualPorts } from '../start/localEnvironment';

type Section = keyof typeof environmentVariables;

const titles: Record<Section, string> = {
  line: 'LINE',
  app: 'Addresses and operation',
  storage: 'Storage',
  pictures: 'Pictures and their words',
  model: 'The model',
  conversation: 'Conversation',
};

const apps: Record<VariableFacts['app'], string> = {
  interactive: 'interactive',
  bulk: 'bulk',
  both: 'both',
  local: 'on your machine',
};

const introduction = `# Settings

Every variable that the bot reads, from the environment, \`.env\` or \`local.settings.json\` (\`local.settings.example.json\` is a start). Everything that is missing or wrong is reported together, by name; secrets are never printed. An empty value counts as unset. \`npm start\` needs none of them: it sets what it needs for the emulators, unless you say otherwise.

"App" is which of the two deployed apps uses it (see [deploying](deploy.md)); 🔒 marks secrets. \`npm run docs:settings\` writes this page from \`shared/config/environmentVariables.ts\`; a test holds the two together.
`;

const portsIntroduction = `## Ports of \`npm start\`

A usual port that is taken moves to a free one; one that you named and is taken is an error.
`;

/** `docs/settings.md`, before Prettier has aligned its tables. */
export function settingsPage(): string {
  const sections = (Object.keys(environmentVariables) as Section[]).map((section) => {
    const rows = Object.entries<z.ZodType>(environmentVariables[section]).map(([name, schema]) =>
      describeVariable(name, schema),
    );
    return `## ${titles[section]}\n\n${table(['Variable', 'Default', 'App', ''], rows)}`;
  });
  const ports = Object.entries(usualPorts).map(([name, port]) => [`\`${name}\``, String(port)]);
  return [
    introduction,
    ...sections,
    portsIntroduction + '\n' + table(['Variable', 'Default'], ports),
  ]
    .map((part) => part.trimEnd())
    .join('\n\n')
    .concat('\n');
}

function describeVariable(name: string, schema: z.ZodType): string[] {
  const facts = environmentFacts.get(schema);
  if (facts === undefined) throw new Error(`${name} has no facts: register them with its schema`);
  const mark = facts.secret === true ? ' 🔒' : '';
  return [`\`${name}\`${mark}`, defaultOf(schema, facts), apps[facts.app], facts.about];
}

function defaultOf(schema: z.ZodType, { otherwise = '' }: VariableFacts): string {
  const unset = schema.safeParse(undefined);
  if (!unset.success) return 'required';
  // Of a list its parts, as they would be written.
  return unset.data === undefined ? otherwise : `\`${String(unset.data)}\``;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [header, header.map(() => '---'), ...rows].map(line).join('');
}
