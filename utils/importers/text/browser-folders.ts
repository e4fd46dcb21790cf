const NAMES = new Set(
  `bookmarks|bookmark bar|bookmarks bar|bookmarks toolbar|bookmarks menu|bookmark menu|menu|toolbar|unfiled|mobile|favorites|favourites|favorites bar|favourites bar
|other bookmarks|other favorites|mobile bookmarks|personal toolbar|personal toolbar folder|imported|synced|unsorted|root|roots|reading list
|书签栏|书签工具栏|书签菜单|其他书签|移动设备书签|收藏夹栏|收藏夹|其他收藏夹|移动收藏夹|已导入|工作区|书签|个人收藏|阅读列表|未分类
|書籤列|書籤|其他書籤|行動裝置書籤|書籤工具列|書籤選單|我的最愛列|其他我的最愛|個人喜好項目
|barre de favoris|favoris|autres favoris|barre personnelle|marque-pages|menu des marque-pages|lesezeichen|lesezeichenleiste|weitere lesezeichen|lesezeichen-symbolleiste|favoritenleiste
|marcadores|barra de marcadores|otros marcadores|barra de favoritos|favoritos|preferiti|barra dei preferiti|altri preferiti|segnalibri|barra dei segnalibri
|ブックマーク|ブックマーク バー|ブックマークバー|ブックマークツールバー|ブックマークメニュー|その他のブックマーク|モバイルのブックマーク|お気に入りバー|お気に入り|북마크바|북마크|기타 북마크
|закладки|панель закладок|другие закладки|панель избранного|избранное`
    .split('|')
    .map((name) => name.trim()),
);

/** True for folders that browsers make themselves, in the languages we know: they say nothing of what is in them. */
export function isBrowserFolder(name: string): boolean {
  return NAMES.has(name.trim().toLowerCase());
}
