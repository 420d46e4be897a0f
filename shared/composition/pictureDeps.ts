import { join } from 'node:path';
import { type Clock, systemDelay } from '../clock';
import type { Config } from '../config/environment';
import { containerNames, tableNames } from '../jobs/resources';
import { once } from '../once';
import type { RenderedPicture } from '../richMessage/render/renderPicture';
import type { RichMessage } from '../richMessage/richMessage';
import type { StorageClients } from '../storage/createStorageClients';
import type { Reporter } from '../telemetry/reporter';

/** Where the build has laid things out. */
export interface Places {
  /** Templates, copy and fonts. */
  readonly assetsDirectory: string;
  /** The bundle that draws, in a thread of its own. */
  readonly renderWorkerFile: string;
  /** The bundle that reads what users send, in a thread of its own. */
  readonly attachmentWorkerFile: string;
}

export interface PictureDepsOptions {
  readonly config: Pick<Config, 'imageBaseUrl' | 'brandName' | 'renderThreads'>;
  readonly places: Places;
  readonly storage: () => Promise<StorageClients>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/** Everything that has to do with pictures, each built when first asked for. */
export function createPictureDeps({
  config,
  places,
  storage,
  reporter,
  clock,
}: PictureDepsOptions) {
  const table = async (name: string) => (await storage()).table(name);
  const store = async (name: string) => (await storage()).blobStore(name);

  const imageUrlOf = (key: string) => `${config.imageBaseUrl}/api/images/${key}`;

  const pictures = once(async () => {
    const { createPictureCache } = await import('../richMessage/picture/pictureCache');
    return createPictureCache({ store: await store(containerNames.pictures), reporter, clock });
  });

  const catalogue = once(async () => {
    const [{ loadTemplates }, { createTemplateCatalogue }] = await Promise.all([
      import('../richMessage/templates/templates'),
      import('../richMessage/templates/templateCatalogue'),
    ]);
    const builtIn = await loadTemplates(places.assetsDirectory);
    return createTemplateCatalogue(builtIn, await table(tableNames.settings), clock);
  });

  const brand = once(async () => {
    const [{ Brand }, { createBrandSettings }] = await Promise.all([
      import('../richMessage/templates/brand'),
      import('../richMessage/templates/brandSettings'),
    ]);
    const named =
      config.brandName === undefined ? undefined : Brand.parse({ name: config.brandName });
    return createBrandSettings(await table(tableNames.settings), clock, named);
  });

  const uploads = once(async () => {
    const { createUploadStore } = await import('../richMessage/upload/uploadStore');
    return createUploadStore(await store(containerNames.uploads), reporter, clock);
  });

  const renderer = once(async () => {
    const { createRenderer } = await import('../richMessage/render/createRenderer');
    return createRenderer({
      workerFile: places.renderWorkerFile,
      assetsDirectory: places.assetsDirectory,
      fontsDirectory: join(places.assetsDirectory, 'fonts'),
      threads: config.renderThreads,
      reporter,
    });
  });

  const register = once(async () => {
    const { createPictureRegister } = await import('../richMessage/picture/pictureRegister');
    const [made, named] = await Promise.all([
      table(tableNames.pictures),
      table(tableNames.namedPictures),
    ]);
    return createPictureRegister({ pictures: made, named }, clock);
  });

  const readBack = once(async () => {
    const { createHttpReadBack } = await import('../richMessage/picture/readBack');
    return createHttpReadBack(imageUrlOf);
  });

  async function draw(message: RichMessage, inspect: boolean): Promise<RenderedPicture> {
    const { gatherMaterials } = await import('../richMessage/render/gatherMaterials');
    const templates = await (await catalogue()).all();
    const materials = await gatherMaterials(message, templates, await uploads());
    return (await renderer()).render(message, { ...materials, inspect });
  }

  const pictureMaker = once(async () => {
    const [{ createPictureMaker }, { pictureKey }] = await Promise.all([
      import('../richMessage/picture/ensurePicture'),
      import('../richMessage/picture/pictureKey'),
    ]);
    const templates = await catalogue();
    return createPictureMaker({
      keyOf: async (message) => pictureKey(message, await templates.all()),
      pictures: await pictures(),
      register: await register(),
      renderer: { render: (message) => draw(message, false) },
      readBack: await readBack(),
      reporter,
      clock,
      delay: systemDelay,
    });
  });

  const dayCopies = once(async () => {
    const { createDayCopies } = await import('../cards/dayCopies');
    return createDayCopies(await table(tableNames.cards));
  });

  const dayCards = once(async () => {
    const [{ createDayCards }, { loadCuratedCopy }] = await Promise.all([
      import('../cards/dayCards'),
      import('../content/curatedCopy'),
    ]);
    return createDayCards({
      curatedCopy: await loadCuratedCopy(places.assetsDirectory),
      templates: async () => (await catalogue()).all(),
      brand: async () => (await brand()).get(),
      dayCopies: await dayCopies(),
    });
  });

  /** A card that says nothing of anybody. */
  async function neutralCard(): Promise<RichMessage> {
    const [first] = await (await dayCards())({ category: 'nature', language: 'en' }, new Date(0));
    if (first === undefined) throw new RangeError('There are no cards');
    return { ...first, altText: 'This picture was deleted', cells: [{ text: {} }] };
  }

  return {
    neutralCard,
    imageUrlOf,
    pictures,
    catalogue,
    brand,
    uploads,
    renderer,
    register,
    readBack,
    pictureMaker,
    dayCards,
    dayCopies,
    /** Draws, and measures the contrast of every text. */
    inspect: (message: RichMessage) => draw(message, true),
  };
}
