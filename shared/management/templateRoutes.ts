import { z } from 'zod';
import type { Clock } from '../clock';
import { languages } from '../content/languages';
import { localTime, usualTimeZone } from '../content/localTime';
import { BotError } from '../errors';
import type { Renderer } from '../richMessage/render/createRenderer';
import { rankTemplates } from '../richMessage/templates/selectTemplate';
import type { TemplateCatalogue } from '../richMessage/templates/templateCatalogue';
import {
  energies,
  seasons,
  type Template,
  templateCategories,
  TemplateFile,
  templateThemes,
} from '../richMessage/templates/templates';
import { UploadName } from '../richMessage/upload/uploadName';
import type { UploadStore } from '../richMessage/upload/uploadStore';
import { readJson } from './readJson';
import { ok, problem, type Route } from './route';

export interface TemplateRouteDeps {
  readonly catalogue: () => Promise<TemplateCatalogue>;
  readonly uploads: () => Promise<Pick<UploadStore, 'get' | 'put'>>;
  readonly renderer: () => Promise<Pick<Renderer, 'readUpload'>>;
  readonly clock: Clock;
}

/** What an operator says of a template; all but its name and its background may be left out. */
const TemplateInput = TemplateFile.omit({ generator: true, size: true })
  .partial()
  .extend({ name: TemplateFile.shape.name, background: UploadName });

const TemplateId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);

const Wish = z.object({
  category: z.enum(templateCategories).optional(),
  language: z.enum(languages).default('en'),
  at: z.iso.datetime({ offset: true }).optional(),
  seed: z.string().max(200).default(''),
  theme: z.enum(templateThemes).optional(),
  moods: z.array(z.string()).max(10).optional(),
  energy: z.enum(energies).optional(),
  season: z.enum(seasons).optional(),
  liked: z.array(z.string()).max(100).optional(),
  text: z.string().max(2000).optional(),
  recent: z.array(z.string()).max(10).optional(),
});

/** Templates that a ranking answers. */
const maxRanked = 10;

export const templateRoutes: readonly Route<TemplateRouteDeps>[] = [
  {
    method: 'GET',
    path: 'templates',
    scope: 'read',
    purpose: 'Templates of rich messages, with what each suits',
    handle: async ({ catalogue }) =>
      ok({ templates: [...(await (await catalogue()).all()).values()].map(describe) }),
  },
  {
    method: 'POST',
    path: 'templates/rank',
    scope: 'read',
    purpose: 'The templates that suit a wish best, and why',
    handle: async ({ catalogue, clock }, call) => {
      const read = await readJson(call, Wish);
      if ('refusal' in read) return read.refusal;
      const { language, at, ...wish } = read.value;
      const local = localTime(new Date(at ?? clock()), usualTimeZone(language));
      const known = Object.fromEntries(
        Object.entries(wish).filter(([, value]) => value !== undefined),
      ) as { seed: string };
      const ranked = rankTemplates(await (await catalogue()).all(), { ...known, local });
      return ok({ templates: ranked.slice(0, maxRanked) });
    },
  },
  {
    method: 'PUT',
    path: 'templates/{id}',
    scope: 'operate',
    purpose: 'Add or replace a template of your own, with an uploaded background',
    handle: putTemplate,
  },
  {
    method: 'DELETE',
    path: 'templates/{id}',
    scope: 'operate',
    purpose: 'Take back a template of your own; pictures made with it stay',
    handle: async ({ catalogue }, { segments: [, id = ''] }) => {
      const result = await (await catalogue()).remove(id);
      switch (result) {
        case 'removed':
          return ok({ id, removed: true });
        case 'missing':
          return problem(404, 'No such template', `There is no template ${id}.`);
        case 'builtIn':
          return problem(409, 'Comes with the app', `${id} cannot be taken back.`);
        default:
          return result satisfies never;
      }
    },
  },
];

async function putTemplate(
  deps: TemplateRouteDeps,
  call: Parameters<Route<TemplateRouteDeps>['handle']>[1],
) {
  const id = call.segments[1] ?? '';
  if (!TemplateId.safeParse(id).success) {
    return problem(400, 'Not a name', 'A template is named by 2 to 40 of a-z, 0-9 and -.');
  }
  const read = await readJson(call, TemplateInput);
  if ('refusal' in read) return read.refusal;
  const { background, ...given } = read.value;
  const [uploads, renderer, catalogue] = await Promise.all([
    deps.uploads(),
    deps.renderer(),
    deps.catalogue(),
  ]);
  // A picture that was uploaded for something else has another size.
  const picture = await renderer.readUpload(await uploads.get(background), 'background');
  const { width, height, source } = picture;
  const isReady = source.width === width && source.height === height;
  const name = isReady ? background : await uploads.put(picture.bytes, picture.extension);
  const template = TemplateFile.parse({
    generator: 'upload',
    categories: ['general'],
    themes: [],
    moods: [],
    energy: 'medium',
    hours: { from: 0, to: 24 },
    seasons: [],
    zones: picture.zones,
    palette: picture.palette,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    size: { width, height },
  });
  try {
    return ok(describe(await catalogue.put(id, template, name)));
  } catch (error) {
    if (error instanceof BotError && error.code === 'template.exists') {
      return problem(409, 'Comes with the app', `${error.message}: choose another name.`);
    }
    throw error;
  }
}

function describe({ background, version, ...template }: Template) {
  return { ...template, version, origin: background.kind === 'file' ? 'app' : 'upload' };
}
