import { Hono } from 'hono';
import { z } from 'zod';
import { type Language, languages } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';
import { admit, refuseUnknownModel } from '../admit';
import { cut } from '../failWith';
import { fill } from '../mind/quote';
import { sayings } from '../mind/sayings';
import { describeProblems, refuse } from '../refuse';
import type { StandIn } from '../standIn';
import { countTokens } from '../usage';
import { type HeardRecording, readRecording } from './readRecording';

const TranscriptionRequest = z.object({
  model: z.string().min(1),
  file: z.instanceof(File),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/)
    .optional(),
  prompt: z.string().optional(),
  response_format: z.enum(['json', 'verbose_json', 'text']).default('json'),
  stream: z.literal('false').optional(),
});
type TranscriptionRequest = z.infer<typeof TranscriptionRequest>;

/** What the service counts a second of sound as. */
const tokensPerSecond = 10;
/** @see https://platform.openai.com/docs/guides/speech-to-text */
const minSeconds = 0.1;

/** `POST /audio/transcriptions`. @see https://platform.openai.com/docs/api-reference/audio/createTranscription */
export function transcriptionEndpoint(standIn: StandIn): Hono {
  return new Hono().post('/audio/transcriptions', async (c) => {
    const admitted = await admit(standIn, c, 'audio/transcriptions');
    if ('refusal' in admitted) return admitted.refusal;
    const form = await c.req.formData().catch(() => undefined);
    const parsed = TranscriptionRequest.safeParse(Object.fromEntries(form ?? []));
    if (!parsed.success) return refuse(400, describeProblems(parsed.error), 'invalid_value');
    const request = parsed.data;
    const unknown = refuseUnknownModel(standIn, request.model);
    if (unknown !== undefined) return unknown;
    let heard: HeardRecording;
    try {
      heard = readRecording(Buffer.from(await request.file.arrayBuffer()));
    } catch (error) {
      const message = `Audio file might be corrupted or unsupported: ${(error as Error).message}`;
      return refuse(400, message, 'invalid_value', { param: 'file' });
    }
    if (heard.seconds < minSeconds) {
      return refuse(400, 'Audio file is too short.', 'audio_too_short', { param: 'file' });
    }
    const language = languageOf(request);
    const text = fill(sayings[language].recording, spoken(heard.seconds, language));
    const usage = usageOf(request, heard, text);
    standIn.limit.spend(usage.total_tokens);
    const { file, ...said } = request;
    standIn.requests.add({
      at: standIn.now(),
      method: 'POST',
      path: c.req.path,
      name: 'audio/transcriptions',
      status: 200,
      verdict: 'answered',
      bodyText: JSON.stringify({ ...said, file: file.name }),
      recordings: [heard],
    });
    if (admitted.fault?.kind === 'cut') return cut(c);
    switch (request.response_format) {
      case 'text':
        return c.text(`${text}\n`);
      case 'json':
        return c.json({ text, usage });
      case 'verbose_json':
        return c.json(verbose(heard, text, language));
      default:
        return request.response_format satisfies never;
    }
  });
}

/** The one that is named, else that of the words that are said to lead up to the recording. */
function languageOf({ language, prompt = '' }: TranscriptionRequest): Language {
  const named = languages.find((known) => known === language || known.split('-')[0] === language);
  return named ?? textLanguage(prompt, 'en');
}

function spoken(seconds: number, language: Language): string {
  const style = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, { ...style, maximumFractionDigits: 1 }).format(seconds);
}

function usageOf({ prompt = '' }: TranscriptionRequest, { seconds }: HeardRecording, text: string) {
  const audio = Math.ceil(seconds * tokensPerSecond);
  const [input, output] = [audio + countTokens(prompt), countTokens(text)];
  return {
    type: 'tokens',
    input_tokens: input,
    input_token_details: { audio_tokens: audio, text_tokens: input - audio },
    output_tokens: output,
    total_tokens: input + output,
  };
}

/** With one segment, as long as the recording. */
function verbose({ seconds }: HeardRecording, text: string, language: Language) {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language.split('-')[0] ?? '');
  return {
    task: 'transcribe',
    language: name?.toLowerCase(),
    duration: seconds,
    text,
    segments: [
      {
        id: 0,
        seek: 0,
        start: 0,
        end: seconds,
        text,
        tokens: [],
        temperature: 0,
        avg_logprob: -0.1,
        compression_ratio: 1,
        no_speech_prob: 0.01,
      },
    ],
    usage: { type: 'duration', seconds: Math.ceil(seconds) },
  };
}
