import { type NoticeLanguage } from '../../domain/collection-notice';
import { type DocumentAction } from '../flow-document';

/** A collection notice as a flow plays it. */
export interface Notice {
  /** What contacts and consents are noted with. */
  readonly version: string;
  /** The same notice in every language, in the order in which they are heard. */
  readonly texts: readonly [NoticeText, ...NoticeText[]];
}

/** A notice in one language. */
export interface NoticeText {
  readonly language: NoticeLanguage;
  /** Voice of Amazon Polly that speaks the language. */
  readonly voice: string;
  /** Where something of the contact is recorded or transcribed. */
  readonly recorded: string;
  /** Where software analyses what is recorded. @default - no conversation may be analysed */
  readonly analysed?: string;
  /** Where nothing is. */
  readonly notRecorded: string;
}

/** Names of the actions: `notice` is the first. */
export type NoticeName = 'notice' | `notice-${string}` | 'note-notice';

/** What becomes of a conversation, by the text of the notice that says so. */
export type Conversation = 'analysed' | 'recorded' | 'notRecorded';

export interface NoticePlace<Name extends string> {
  /** What becomes of the conversation afterwards. */
  readonly conversation: Conversation;
  /** Where a contact goes on that heard the notice in every language, which is noted with it. */
  readonly heard: Name;
  /** Where it goes on when it did not, or when it could not be noted: nothing may be recorded there. */
  readonly unheard: Name;
}

/** The voice that Amazon Connect speaks with when no flow has set one. */
const DEFAULT_VOICE = 'Joanna';

/** Whether somebody else must speak than Amazon Connect lets speak by itself. */
export function speaksByVoice(texts: readonly Pick<NoticeText, 'voice'>[]): boolean {
  return texts.some(({ voice }) => voice !== DEFAULT_VOICE);
}

/**
 * Plays a notice in every language, and notes which and in which version. A notice that was not heard, or cannot be
 * shown to have been, is no notice.
 *
 * @throws Error when conversations are analysed, and a text of the notice does not say so
 */
export function noticeActions<Name extends string>(
  { version, texts }: Notice,
  { conversation, heard, unheard }: NoticePlace<Name>,
): readonly DocumentAction<Name | NoticeName>[] {
  const voices = speaksByVoice(texts);
  const steps: readonly Step[] = [
    ...texts.flatMap((text) => [...(voices ? [{ voice: text.voice }] : []), { text: wordsOf(text, conversation) }]),
    // What comes next is in the language of the flow.
    ...(voices ? [{ voice: DEFAULT_VOICE }] : []),
  ];
  const nameOf = (index: number): NoticeName =>
    index === 0 ? 'notice' : index === steps.length ? 'note-notice' : `notice-${index + 1}`;
  return [
    ...steps.map((step, index) => stepAction(step, nameOf(index), nameOf(index + 1), unheard)),
    {
      Identifier: 'note-notice',
      Type: 'UpdateContactAttributes',
      Parameters: {
        Attributes: { notice: conversation === 'notRecorded' ? 'not-recorded' : 'recorded', noticeVersion: version },
        TargetContact: 'Current',
      },
      Transitions: { NextAction: heard, Errors: [{ ErrorType: 'NoMatchingError', NextAction: unheard }] },
    },
  ];
}

function wordsOf(text: NoticeText, conversation: Conversation): string {
  const words = text[conversation];
  if (words === undefined) {
    throw new Error(
      `the notice that ${text.voice} speaks does not say that conversations are analysed; write 'analysed'`,
    );
  }
  return words;
}

type Step = { readonly voice: string } | { readonly text: string };

function stepAction<Name extends string>(
  step: Step,
  name: NoticeName,
  next: NoticeName,
  unheard: Name,
): DocumentAction<Name | NoticeName> {
  const Transitions = { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: unheard }] };
  return 'voice' in step
    ? {
        Identifier: name,
        Type: 'UpdateContactTextToSpeechVoice',
        Parameters: { TextToSpeechVoice: step.voice },
        Transitions,
      }
    : { Identifier: name, Type: 'MessageParticipant', Parameters: { Text: step.text }, Transitions };
}
