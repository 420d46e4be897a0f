import {
  type PreviewDeps,
  previewFormats,
  previewRichMessage,
} from '../richMessage/previewRichMessage';
import { parseJson } from './readJson';
import { ok, problem, type Route } from './route';

export interface RichMessageRouteDeps {
  readonly preview: () => Promise<PreviewDeps>;
}

export const richMessageRoutes: readonly Route<RichMessageRouteDeps>[] = [
  {
    method: 'POST',
    path: 'rich-messages/preview',
    scope: 'operate',
    purpose:
      'Draw a rich message: five pictures, the message as LINE gets it, warnings (?format=flex)',
    handle: async ({ preview }, call) => {
      const wanted = call.query.get('format') ?? 'imagemap';
      const format = previewFormats.find((known) => known === wanted);
      if (format === undefined) {
        return problem(400, 'Unknown format', `format is one of ${previewFormats.join(', ')}.`);
      }
      const read = await parseJson(call);
      if ('refusal' in read) return read.refusal;
      const result = await previewRichMessage(await preview(), read.value, format);
      if (result.kind === 'drawn') return ok(result.preview);
      const { errors } = result;
      const detail = errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; ');
      return problem(422, 'Cannot be sent', detail, { errors });
    },
  },
];
