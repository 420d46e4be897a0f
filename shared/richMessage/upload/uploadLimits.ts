/** What an uploaded picture is for: behind words, in a cell, or as the brand's logo. */
export const uploadUses = ['background', 'picture', 'logo'] as const;
export type UploadUse = (typeof uploadUses)[number];

export const maxUploadBytes = 10 * 1024 * 1024;

/** A picture of 256 million pixels can be a file of 0.7 MB: pixels are counted before they are decoded. */
export const maxUploadPixels = 25e6;
