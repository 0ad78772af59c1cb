/**
 * What a screen is set to beside the filter (a tab, an order, what is compared): survives restarts and travels in links.
 * In: a screen's name and what it begins with. Out: `current`. Never: a field or kind of value the screen did not begin with.
 */
import { isObject, keep, kept } from './kept';

const screens = new Map<string, Viewing<object>>();

/** See the module. */
export class Viewing<State extends object> {
  private held: State = $state.raw({} as State);

  /**
   * `initial` names all fields. A field that begins with `null` takes any JSON, which `sound` has to judge.
   */
  constructor(
    private readonly screen: string,
    private readonly initial: State,
    private readonly sound: (state: State) => boolean = () => true,
  ) {
    this.held = this.checked(kept(this.name));
    screens.set(screen, this as unknown as Viewing<object>);
  }

  /** What it is set to. */
  get current(): State {
    return this.held;
  }

  /** Sets some of it. */
  set(change: Partial<State>): void {
    this.hold({ ...this.held, ...change });
  }

  /** Takes what a link says, as far as it makes sense. */
  take(value: unknown): void {
    this.hold(this.checked(value));
  }

  private get name(): string {
    return `screen.${this.screen}.1`;
  }

  private hold(state: State): void {
    this.held = state;
    keep(this.name, state);
  }

  private checked(value: unknown): State {
    if (!isObject(value)) return this.initial;
    const known = Object.entries(this.initial).map(([field, begins]) => {
      const told = value[field];
      return [field, told !== undefined && (begins === null || sameKind(begins, told)) ? told : begins];
    });
    const state = Object.fromEntries(known) as State;
    return this.sound(state) ? state : this.initial;
  }
}

function sameKind(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && (a === null) === (b === null);
}

/** What a screen is set to, for a link; `null` when it has nothing of its own. */
export function viewingOf(screen: string): object | null {
  return screens.get(screen)?.current ?? null;
}

/** Sets a screen to what a link says. */
export function showViewing(screen: string, value: unknown): void {
  screens.get(screen)?.take(value);
}

/** Sets all screens to what they begin with, as in a workspace nobody has looked at yet. */
export function resetViewings(): void {
  screens.forEach((screen) => screen.take({}));
}
