export default definePageConfig({ navigationBarTitleText: '设一个议事组织' });
