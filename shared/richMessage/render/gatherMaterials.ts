import type { RenderMaterials } from './renderMaterials';
import type { RichMessage } from '../richMessage';
import type { Templates } from '../templates/templates';
import type { UploadStore } from '../upload/uploadStore';

/**
 * What the drawing thread needs besides the message: the operator's template that it names, and every upload.
 * @throws RenderError `render.uploadMissing`
 */
export async function gatherMaterials(
  message: RichMessage,
  templates: Templates,
  uploads: Pick<UploadStore, 'get'>,
): Promise<RenderMaterials> {
  const template = templates.get(message.template);
  const background = template?.background;
  const names = [
    background?.kind === 'upload' ? background.name : undefined,
    message.brand?.logo,
    ...message.cells.map(({ picture }) => picture),
  ].filter((name) => name !== undefined);
  const read = [...new Set(names)].map(async (name) => [name, await uploads.get(name)] as const);
  return {
    ...(template !== undefined && background?.kind === 'upload' ? { template } : {}),
    uploads: Object.fromEntries(await Promise.all(read)),
  };
}
