export default definePageConfig({ navigationBarTitleText: '议事组织' });
