import type { AttachmentForm } from './attachmentReader';

/** What the bytes are, whatever the file is called. `text`: perhaps; its characters decide. */
export type Format =
  | { readonly kind: 'picture'; readonly codec: 'sharp' | 'heic' }
  | { readonly kind: 'recording'; readonly ending: string; readonly mediaType: string }
  | { readonly kind: 'pdf' | 'zip' | 'encryptedOffice' | 'unsupported' }
  | { readonly kind: 'text'; readonly form: AttachmentForm };

/** LINE's limit is far higher; what is read here is held in memory. */
const headBytes = 64 * 1024;

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const avifBrands = ['avif', 'avis'];

/** @see https://www.garykessler.net/library/file_sigs.html */
export function detectFormat(bytes: Buffer, fileName = ''): Format {
  const starts = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length).toString('latin1') === signature;

  if (starts('\xff\xd8\xff') || starts('\x89PNG\r\n\x1a\n') || starts('GIF8')) return sharpPicture;
  if (starts('RIFF')) {
    if (starts('WEBP', 8)) return sharpPicture;
    return starts('WAVE', 8) ? recording('wav', 'audio/wav') : unsupported;
  }
  if (starts('ftyp', 4)) return mediaFormat(bytes);
  if (starts('ID3') || isFrameHeader(bytes, 0xfa)) return recording('mp3', 'audio/mpeg');
  if (isFrameHeader(bytes, 0xf0)) return recording('aac', 'audio/aac');
  if (starts('OggS')) return recording('ogg', 'audio/ogg');
  if (starts('fLaC')) return recording('flac', 'audio/flac');
  // A PDF may stand behind some bytes of whoever sent it.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) return { kind: 'zip' };
  if (starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    return { kind: bytes.includes(name) ? 'encryptedOffice' : 'unsupported' };
  }
  return { kind: 'text', form: textForm(fileName) };
}

const sharpPicture: Format = { kind: 'picture', codec: 'sharp' };
const unsupported: Format = { kind: 'unsupported' };

function recording(ending: string, mediaType: string): Format {
  return { kind: 'recording', ending, mediaType };
}

/** ISO base media: pictures, sound and films are told apart by their brands, and by whether there are pictures. */
function mediaFormat(bytes: Buffer): Format {
  const size = Math.min(bytes.readUInt32BE(0), 256, bytes.byteLength);
  const brands = bytes.subarray(8, size).toString('latin1');
  const major = brands.slice(0, 4);
  if (avifBrands.some((brand) => brands.includes(brand))) return sharpPicture;
  if (heicBrands.includes(major)) return { kind: 'picture', codec: 'heic' };
  if (major === 'M4A ' || major === 'M4B ') return recording('m4a', 'audio/mp4');
  // A film has a track whose handler shows something.
  const head = bytes.subarray(0, headBytes);
  const tail = bytes.subarray(-headBytes);
  const isFilm = head.includes('vide') || tail.includes('vide');
  return isFilm ? unsupported : recording('m4a', 'audio/mp4');
}

/** The sync word of MPEG audio: eleven bits, then version and layer. */
function isFrameHeader(bytes: Buffer, layer: number): boolean {
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === (layer & 0xf6);
}

const codeEndings =
  /\.(c|cc|cpp|h|hpp|cs|css|dart|go|html?|java|jsx?|kt|lua|mjs|php|pl|ps1|py|r|rb|rs|scala|sh|sql|swift|toml|tsx?|vue|xml|ya?ml|ini|bat)$/i;

function textForm(fileName: string): AttachmentForm {
  if (/\.(csv|tsv)$/i.test(fileName)) return 'csv';
  if (/\.(md|markdown)$/i.test(fileName)) return 'markdown';
  if (/\.(json|jsonl|ndjson|geojson)$/i.test(fileName)) return 'json';
  return codeEndings.test(fileName) ? 'code' : 'text';
}
