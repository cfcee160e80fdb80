/**
 * Skip markers, as comments of each format hold them: `doctest: skip: REASON` for the next block or example,
 * `doctest: skip start: REASON` to `doctest: skip end`, `doctest: skip file: REASON`. Sybil's `skip: next`, `skip: start`,
 * `skip: end` and its `"REASON"` are read too.
 */

export interface SkipMarker {
  extent: 'next' | 'start' | 'end' | 'file';
  reason: string;
}

const OURS = /^doctest:[ \t]*skip(?:[ \t]+(next|start|end|file))?[ \t]*(?:[:—-][ \t]*([\s\S]*))?$/;
const SYBIL = /^skip:[ \t]*(next|start|end)[ \t]*(?:"([^"]*)"|'([^']*)')?$/;

/** The marker that a comment's content is; null if it is something else. */
export function skipMarker(comment: string): SkipMarker | null {
  const text = comment.trim();
  const match = OURS.exec(text) ?? SYBIL.exec(text);
  if (!match) return null;
  const reason = (match[2] ?? match[3] ?? '').replace(/\s+/g, ' ').trim();
  return { extent: (match[1] ?? 'next') as SkipMarker['extent'], reason };
}

/** Follows the markers through a document. */
export class SkipState {
  private next: string | null = null;
  private open: string | null = null;
  /** The reason for which the whole file is skipped. */
  wholeFile: string | null = null;

  see(marker: SkipMarker): void {
    if (marker.extent === 'next') this.next = marker.reason;
    else if (marker.extent === 'start') this.open = marker.reason;
    else if (marker.extent === 'end') this.open = null;
    else this.wholeFile = marker.reason;
  }

  /** Whether the block that comes now is skipped, and why. */
  take(): string | null {
    const reason = this.next ?? this.open;
    this.next = null;
    return reason ?? this.wholeFile;
  }
}

/** The code of a comment `doctest: setup` or `doctest: cleanup`: what follows on the next lines, or after a colon. */
export function codeMarker(comment: string): { role: 'setup' | 'cleanup'; at: number } | null {
  const match = /^\s*doctest:[ \t]*(setup|cleanup)(?:[ \t]*:[ \t]*|[ \t]*(?:\r\n?|\n))/.exec(comment);
  return match && { role: match[1] as 'setup' | 'cleanup', at: match[0].length };
}

/** Whether a comment opts the next script fence in. */
export function isScriptMarker(comment: string): boolean {
  return /^\s*doctest:[ \t]*(?:run|script)\s*$/.test(comment);
}
