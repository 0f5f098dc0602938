// The WebSocket to the gateway: opens it, opens it again, and tells what it heard. It decides nothing
// about the chair, and the chair never waits for it.
import { helloFrame, readFrame, type ServerMessage } from '../protocol';
import { absenceOfClose, retryAfterMs, type Absence } from './absence';
import { SILENT_AFTER_MS } from './freshness';

/** The part of a browser's WebSocket that is used; tests bring their own. */
export interface Socket {
  binaryType: string;
  onopen: (() => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(data: ArrayBufferView<ArrayBuffer>): void;
  close(): void;
}

/** The world outside of the link, so that tests have a clock of their own. */
export interface Surroundings {
  open(): Socket;
  nowMs(): number;
  online(): boolean;
  later(ms: number, what: () => void): void;
}

export interface LinkEars {
  heard(message: ServerMessage, atMs: number): void;
  missing(absence: Absence): void;
}

export class Link {
  private socket: Socket | undefined;
  private heardAtMs = 0;
  private tries = 0;
  private silent = false;

  constructor(
    private readonly around: Surroundings,
    private readonly ears: LinkEars,
  ) {}

  start(): void {
    this.ears.missing('opening');
    this.open();
  }

  /**
   * False where nobody can be told: the caller says so to the person. Into a silent link only goes
   * what lets go: anything else could arrive late and move the chair when nobody expects it.
   */
  say(frame: Uint8Array<ArrayBuffer>, letsGo: boolean): boolean {
    if (!this.socket || (this.silent && !letsGo)) return false;
    this.socket.send(frame);
    return true;
  }

  /** To be called some times a second: an open way may be silent. */
  watch(): void {
    if (!this.socket || this.heardAtMs === 0) return;
    const silent = this.around.nowMs() - this.heardAtMs > SILENT_AFTER_MS;
    if (silent === this.silent) return;
    this.silent = silent;
    this.ears.missing(silent ? 'network' : 'none');
  }

  private open(): void {
    const socket = this.around.open();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.socket = socket;
      socket.send(helloFrame());
    };
    socket.onmessage = ({ data }) => {
      const message = data instanceof ArrayBuffer ? readFrame(data) : undefined;
      // A peer that sends no messages of ours cannot be trusted with the next ones.
      if (!message) return socket.close();
      this.listen(message);
    };
    socket.onclose = ({ code }) => {
      this.socket = undefined;
      this.heardAtMs = 0;
      this.silent = false;
      this.ears.missing(absenceOfClose(code, this.around.online()));
      this.around.later(retryAfterMs(this.tries++), () => this.open());
    };
  }

  private listen(message: ServerMessage): void {
    if (this.heardAtMs === 0 && message.kind.case === 'hello') {
      this.tries = 0;
      this.ears.missing('none');
    }
    this.heardAtMs = this.around.nowMs();
    this.ears.heard(message, this.heardAtMs);
    this.watch();
  }
}
