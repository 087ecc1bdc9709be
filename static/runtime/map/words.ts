// The words that the map's script shows, by their keys in the catalogue.

export const keys = ["state.map.done", "state.map.doing", "state.right", "state.of"] as const;
