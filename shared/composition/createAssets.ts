import { once } from '../once';
import type { Reporter } from '../telemetry/reporter';
import type { Assets } from './ports';

/** What a folder of assets holds, read when it is first asked for. What cannot be used of it is reported. */
export function createAssets(assetsDirectory: string, reporter: Reporter): Assets {
  return {
    templates: once(async () => {
      const { loadTemplates } = await import('../richMessage/templates/templates');
      return loadTemplates(assetsDirectory);
    }),
    curatedCopy: once(async () => {
      const { loadCuratedCopy } = await import('../content/curatedCopy');
      return loadCuratedCopy(assetsDirectory, reporter);
    }),
    persona: once(async () => {
      const { loadPersona } = await import('../conversation/converse/loadPersona');
      return loadPersona(assetsDirectory);
    }),
    helplines: once(async () => {
      const { loadHelplines } = await import('../conversation/care/helplines');
      return loadHelplines(assetsDirectory, reporter);
    }),
  };
}
