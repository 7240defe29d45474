export type Theme = 'auto' | 'light' | 'dark';

export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** As chosen on this device before; browsers that keep nothing follow the device. */
export function chosenTheme(): Theme {
  try {
    return themes.find(each => each === localStorage.getItem('theme')) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function applyTheme(theme: Theme = chosenTheme()): void {
  document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Chosen for as long as the page is open.
  }
}
