import { piecesOf } from '../limitText';
import type { OutputItem, OutputText, ResponseObject } from './responseObject';

/** One event of a stream, without its number. */
type Event = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * A response as the events of a stream, numbered, each as its name and its data.
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function responseEvents(response: ResponseObject): { event: string; data: string }[] {
  const begun = { ...response, status: 'in_progress', output: [], usage: null };
  const events: Event[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...response.output.flatMap(itemEvents),
    { type: `response.${response.status}`, response },
  ];
  return events.map((event, number) => ({
    event: event.type,
    data: JSON.stringify({ ...event, sequence_number: number }),
  }));
}

function itemEvents(item: OutputItem, index: number): Event[] {
  const place = { output_index: index, item_id: item.id };
  const added = { type: 'response.output_item.added', output_index: index };
  const done = { type: 'response.output_item.done', output_index: index, item };
  const status = 'in_progress';
  switch (item.type) {
    case 'web_search_call':
      return [
        { ...added, item: { ...item, status } },
        ...['in_progress', 'searching', 'completed'].map((step) => ({
          type: `response.web_search_call.${step}`,
          ...place,
        })),
        done,
      ];
    case 'function_call':
      return [
        { ...added, item: { ...item, status, arguments: '' } },
        ...piecesOf(item.arguments).map((delta) => ({
          type: 'response.function_call_arguments.delta',
          ...place,
          delta,
        })),
        {
          type: 'response.function_call_arguments.done',
          ...place,
          name: item.name,
          arguments: item.arguments,
        },
        done,
      ];
    case 'message':
      return [
        { ...added, item: { ...item, status, content: [] } },
        ...item.content.flatMap((part, number) =>
          textEvents(part, { ...place, content_index: number }),
        ),
        done,
      ];
    default:
      return item satisfies never;
  }
}

function textEvents(part: OutputText, place: Readonly<Record<string, unknown>>): Event[] {
  const { text, annotations, logprobs } = part;
  return [
    {
      type: 'response.content_part.added',
      ...place,
      part: { ...part, text: '', annotations: [] },
    },
    ...piecesOf(text).map((delta) => ({
      type: 'response.output_text.delta',
      ...place,
      delta,
      logprobs,
    })),
    ...annotations.map((annotation, index) => ({
      type: 'response.output_text.annotation.added',
      ...place,
      annotation_index: index,
      annotation,
    })),
    { type: 'response.output_text.done', ...place, text, logprobs },
    { type: 'response.content_part.done', ...place, part },
  ];
}
