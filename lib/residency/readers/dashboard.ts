import { isArray, isObject, property } from '../template/json';
import { documentTree } from './document';
import { type Reader } from './reader';
import { sweepText } from './sweep';
import { resolveTexts } from '../resolve/resolver';

/**
 * A dashboard body. A log widget runs its query where it says and shows raw lines; numbers of another Region come in and
 * hold no content, so metric widgets are ordinary.
 */
export const readDashboard: Reader = (value, resource) =>
  documentTree(value).flatMap((body) => {
    const widgets = property(body, 'widgets');
    if (!isArray(widgets)) return [];
    return widgets.flatMap((widget, index) => {
      if (!isObject(widget) || property(widget, 'type') !== 'log') return [];
      const regions = resolveTexts(property(property(widget, 'properties'), 'region'), value.environment);
      return regions.flatMap((text) =>
        sweepText('region', text, resource).map((reading) => ({
          ...reading,
          path: `widgets[${index}].properties.region`,
        })),
      );
    });
  });
