export { CATEGORY_ICONS, type Catalogue, type Category, type CategoryIcon, type DeclineRule, type StandardClass } from '../../shared/domain/cases/catalogue';
