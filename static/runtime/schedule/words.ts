// The schedule shows nothing.

export const keys = [] as const;
