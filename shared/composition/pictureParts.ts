import { createDayCards, type DayCards } from '../cards/dayCards';
import { createDayCopies, type DayCopies } from '../cards/dayCopies';
import type { Config } from '../config/environment';
import { containerNames, tableNames } from '../jobs/resources';
import { once } from '../once';
import { createPictureMaker, type PictureMaker } from '../richMessage/picture/ensurePicture';
import { pictureKey } from '../richMessage/picture/pictureKey';
import { gatherMaterials } from '../richMessage/render/gatherMaterials';
import type { RenderedPicture } from '../richMessage/render/renderPicture';
import type { RichMessage } from '../richMessage/richMessage';
import { Brand } from '../richMessage/templates/brand';
import { type BrandSettings, createBrandSettings } from '../richMessage/templates/brandSettings';
import {
  createTemplateCatalogue,
  type TemplateCatalogue,
} from '../richMessage/templates/templateCatalogue';
import { createUploadStore, type UploadStore } from '../richMessage/upload/uploadStore';
import { imageUrls } from './imageUrls';
import type { Ports } from './ports';
import type { StoredPictures } from './storedPictures';

/** How pictures and cards come about. */
export interface PictureParts {
  readonly catalogue: () => Promise<TemplateCatalogue>;
  readonly brand: BrandSettings;
  readonly uploads: UploadStore;
  readonly pictureMaker: PictureMaker;
  readonly imageUrlOf: (key: string) => string;
  readonly dayCopies: DayCopies;
  readonly dayCards: DayCards;
  /** Draws, and measures the contrast of every text. */
  readonly inspect: (message: RichMessage) => Promise<RenderedPicture>;
}

export function createPictureParts(
  config: Config,
  ports: Ports,
  { pictures, register }: StoredPictures,
): PictureParts {
  const { storage, assets, reporter, clock } = ports;
  const settings = storage.table(tableNames.settings);
  const named =
    config.brandName === undefined ? undefined : Brand.parse({ name: config.brandName });
  const brand = createBrandSettings(settings, clock, named);
  const uploads = createUploadStore(storage.blobStore(containerNames.uploads), reporter, clock);
  const catalogue = once(async () =>
    createTemplateCatalogue(await assets.templates(), settings, clock),
  );
  const templates = async () => (await catalogue()).all();
  const draw = async (message: RichMessage, inspect: boolean) => {
    const materials = await gatherMaterials(message, await templates(), uploads);
    return (await ports.renderer()).render(message, { ...materials, inspect });
  };
  const pictureMaker = createPictureMaker({
    keyOf: async (message) => pictureKey(message, await templates()),
    pictures,
    register,
    renderer: { render: (message) => draw(message, false) },
    readBack: ports.readBack,
    reporter,
    clock,
    delay: ports.timers.delay,
  });
  const dayCopies = createDayCopies(storage.table(tableNames.cards));
  const cards = once(async () =>
    createDayCards({
      curatedCopy: await assets.curatedCopy(),
      templates,
      brand: () => brand.get(),
      dayCopies,
    }),
  );
  return {
    catalogue,
    brand,
    uploads,
    pictureMaker,
    imageUrlOf: imageUrls(config),
    dayCopies,
    dayCards: async (wish, at) => (await cards())(wish, at),
    inspect: (message) => draw(message, true),
  };
}
