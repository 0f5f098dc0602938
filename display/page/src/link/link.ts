// The WebSocket to the gateway: opens it, opens it again, and tells what it heard. It decides nothing
// about the chair, and the chair never waits for it.
import { readFrame, Role, type DisplayMessage, type DisplayWelcome, type Frame } from '../protocol';
import { absenceOfClose, absenceOfStatus, retryAfterMs, type Absence } from './absence';
import { SILENT_AFTER_MS } from './freshness';

/** The part of a browser's WebSocket that is used; tests bring their own. */
export interface Socket {
  binaryType: string;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(data: Frame): void;
  close(): void;
}

/** The world outside of the link, so that tests have a clock of their own. */
export interface Surroundings {
  open(): Socket;
  hello(): Frame;
  nowMs(): number;
  online(): boolean;
  random(): number;
  later(ms: number, what: () => void): void;
}

export interface LinkEars {
  heard(message: DisplayMessage, atMs: number): void;
  missing(absence: Absence): void;
}

export class Link {
  private socket: Socket | undefined;
  private welcome: DisplayWelcome | undefined;
  private heardAtMs = 0;
  private tries = 0;
  private behind: Absence = 'opening'; // what the gateway says of the chair
  private told: Absence | undefined;

  constructor(
    private readonly around: Surroundings,
    private readonly ears: LinkEars,
  ) {}

  start(): void {
    this.tell('opening');
    this.open();
  }

  /**
   * False where nobody can be told: the caller says so to the person. Into a silent link only goes
   * what lets go: anything else could arrive late and move the chair when nobody expects it.
   */
  say(frame: Frame, letsGo: boolean): boolean {
    if (!this.socket || (this.silent() && !letsGo)) return false;
    this.socket.send(frame);
    return true;
  }

  /** To be called some times a second: an open way may be silent. */
  watch(): void {
    if (this.socket && this.heardAtMs > 0) this.tell(this.silent() ? 'network' : this.behind);
  }

  private silent(): boolean {
    return this.around.nowMs() - this.heardAtMs > SILENT_AFTER_MS;
  }

  private tell(what: Absence): void {
    if (what === this.told) return;
    this.told = what;
    this.ears.missing(what);
  }

  private open(): void {
    const socket = this.around.open();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.socket = socket;
      this.heardAtMs = this.around.nowMs();
      socket.send(this.around.hello());
    };
    socket.onmessage = ({ data }) => {
      const message = data instanceof ArrayBuffer ? readFrame(data) : undefined;
      // A peer that sends no messages of ours cannot be trusted with the next ones.
      if (!message) return socket.close();
      this.listen(message);
    };
    socket.onclose = () => {
      this.socket = undefined;
      this.heardAtMs = 0;
      this.behind = 'opening';
      this.tell(absenceOfClose(this.around.online()));
      this.around.later(retryAfterMs(this.tries++, this.around.random()), () => this.open());
    };
  }

  private listen(message: DisplayMessage): void {
    this.heardAtMs = this.around.nowMs();
    const { kind } = message;
    if (kind.case === 'welcome') {
      this.welcome = kind.value;
      this.tries = 0;
      if (kind.value.role === Role.NONE) this.behind = 'pairing';
    }
    if (kind.case === 'status') this.behind = absenceOfStatus(this.welcome, kind.value);
    this.ears.heard(message, this.heardAtMs);
    this.watch();
  }
}
