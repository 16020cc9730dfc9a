import { type IPluginContext } from '@tarojs/service'

/** Attributes that WeChat's screen reader knows; Taro's templates leave them out. */
const ATTRIBUTES = ['role', 'label', 'checked', 'selected', 'hidden', 'live', 'modal', 'invalid', 'level']
const COMPONENTS = ['view', 'static-view', 'text', 'static-text', 'image', 'static-image', 'input', 'textarea', 'button']

type Components = Record<string, Record<string, string> | undefined>
interface Template {
  createMiniComponents(components: object): Components
}

const camel = (name: string): string => `aria${name[0]?.toUpperCase()}${name.slice(1)}`

/**
 * Adds `aria-*` to the templates of the WeChat build. They are read by their own names, without Taro's short
 * aliases, so the runtime needs no change.
 */
export default function weappAria(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template: Template }) {
      const { template } = platform
      if (!template) return
      const create = template.createMiniComponents.bind(template)
      template.createMiniComponents = (components) => {
        const made = create(components)
        for (const name of COMPONENTS) {
          const component = made[name]
          if (component) for (const attribute of ATTRIBUTES) component[`aria-${attribute}`] = `i.${camel(attribute)}`
        }
        return made
      }
    }
  })
}
