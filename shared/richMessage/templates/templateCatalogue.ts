import { createHash } from 'node:crypto';
import { createSingleFlight } from '../../cache/singleFlight';
import type { Clock } from '../../clock';
import { BotError } from '../../errors';
import type { Row, Table } from '../../storage/table';
import { type Template, TemplateFile, type Templates } from './templates';
import { UploadName } from '../upload/uploadName';

/** The templates that come with the app, and those that operators have added. */
export interface TemplateCatalogue {
  /** All of them; the same map until one is added, replaced or removed. */
  all(): Promise<Templates>;
  /** Adds an operator's template, or replaces it. @throws BotError `template.exists` for the name of one that comes with the app */
  put(id: string, template: TemplateFile, background: string): Promise<Template>;
  /** Pictures that are made stay as they are. `builtIn`: it comes with the app. */
  remove(id: string): Promise<'removed' | 'missing' | 'builtIn'>;
}

/** How long another process goes on without noticing a change. */
export const catalogueLivesMs = 60_000;

const partition = 'template';

export function createTemplateCatalogue(
  builtIn: Templates,
  table: Table,
  clock: Clock,
): TemplateCatalogue {
  let known: { readonly templates: Templates; readonly tag: string; readonly atMs: number } = {
    templates: builtIn,
    tag: '',
    atMs: Number.NEGATIVE_INFINITY,
  };
  const inOneFlight = createSingleFlight<Templates>();

  async function load(): Promise<Templates> {
    const rows = await table.list(partition);
    const tag = rows.map(({ row, etag }) => `${row} ${etag}`).join('\n');
    const templates = tag === known.tag ? known.templates : join(builtIn, rows);
    known = { templates, tag, atMs: clock() };
    return templates;
  }

  return {
    async all() {
      if (clock() - known.atMs < catalogueLivesMs) return known.templates;
      try {
        return await inOneFlight('all', load);
      } catch (error) {
        // What was known a minute ago still serves; a process that has never seen the table knows too little.
        if (known.atMs === Number.NEGATIVE_INFINITY) throw error;
        return known.templates;
      }
    },
    async put(id, template, background) {
      if (builtIn.has(id)) {
        throw new BotError('template.exists', `${id} is a template that comes with the app`);
      }
      const json = JSON.stringify(template);
      await table.upsert(partition, id, { template: json, background });
      await load();
      return fromRow(id, json, background);
    },
    async remove(id) {
      if (builtIn.has(id)) return 'builtIn';
      const result = await table.remove(partition, id);
      await load();
      return result === 'removed' ? 'removed' : 'missing';
    },
  };
}

function join(builtIn: Templates, rows: readonly Row[]): Templates {
  const all = new Map(builtIn);
  for (const { row, fields } of rows) {
    if (builtIn.has(row)) continue;
    all.set(row, fromRow(row, String(fields.template), String(fields.background)));
  }
  return all;
}

/** Its version is made of what it says and of the name of its background, which is made of the background's content. */
function fromRow(id: string, json: string, background: string): Template {
  const version = createHash('sha256').update(`${json}\n${background}`).digest('hex').slice(0, 16);
  return {
    ...TemplateFile.parse(JSON.parse(json)),
    id,
    version,
    background: { kind: 'upload', name: UploadName.parse(background) },
  };
}
